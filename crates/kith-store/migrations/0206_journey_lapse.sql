-- Whoever proposes a meeting hears when the last of its times is past.
update meeting set due = coalesce(third_time, second_time, first_time)
    where not agreed and off_by is null and due is null;
