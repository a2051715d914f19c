# Rights: what a member can ask for by law about what is kept of them.

rights-title = Your rights about your data
rights-lead = By law you can ask us to put something right, to stop using it for a while, or to stop using it for a purpose. A person reads it and answers.
rights-yourself = What you can do yourself, at once
rights-what = What shall we do?
# used: claim-right-*
claim-right-rectify = Put something right that is wrong or missing
claim-right-restrict = Keep it, and do not use it until something is settled
claim-right-object = Stop using it for this
rights-use = For what use?
# used: claim-use-*
claim-use-pairing = Finding people who fit me
claim-use-noticing = Reading texts by rules, to notice danger
claim-use-counting = Counting, without names
claim-use-calling = Mails to me
claim-use-cases = Reports, cases and decisions
claim-use-everything = Everything that you keep of me
rights-body = In your own words
rights-body-hint = What is it about, and why? Only those who answer read this.
rights-until = You have an answer at the latest by
rights-next = Where it stands, and our answer, are then among your letters. If we do not do it, we say why and where you can complain.
rights-go = Ask for it
claim-is = Asked for: { $right }. For this use: { $use }.
claim-no-right = Choose what we shall do
claim-no-use = Choose for which use
