-- How a person comes in, and nothing about them.
create table member (
    id uuid primary key,
    name text not null unique, -- the folded sign-in name; never shown to others
    passphrase text not null, -- Argon2id, PHC string
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
-- How a member wants Kith to look; no row: as it comes.
create table taste (
    member_id uuid primary key,
    locale text, -- null follows the browser
    theme text not null, -- device, light, dark
    titles text not null, -- kith, notes, recipes
    exit text not null -- shown, hidden
);
-- Members who are leaving; no row: the member stays.
create table departure (
    member_id uuid primary key,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null -- as since; then the account is erased
);
