# Pages for whoever comes by.

rules-title = Our rules
rules-lead = Five lines. Everybody here agrees to them, helpers and staff too.
rules-kind = Be kind. Nobody is judged here for who they are, whom they love, or what happened to them.
rules-private = What others tell you stays with you. Do not copy it, and do not look for the person behind a name.
rules-own = Speak of your own life. You are not a doctor or a lawyer here, and nobody expects you to be.
rules-safe = No hate, no threats, no selling, no asking for money, sex or a meeting that the other does not want.
rules-stop = Anyone may stop, pause, or say goodbye at any time, and needs no reason.
