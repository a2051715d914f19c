//! Six thousand messages as they are written every day where people support each other, from own
//! templates: nothing in them is a sign of danger, much of it sounds near to one.

/// How many are made.
pub const MANY: usize = 6000;

const OPEN: &[&str] = &[
    "",
    "Hi, ",
    "Hello everyone, ",
    "honestly, ",
    "ok so ",
    "Thanks for asking. ",
    "Small update: ",
    "Sorry for the late reply, ",
    "good morning, ",
    "evening all, ",
    "not sure this is the right place, but ",
    "lol ",
    "Yesterday was long. ",
    "hm, ",
];

const CLOSE: &[&str] = &[
    "",
    ".",
    " :)",
    ", thank you for reading.",
    ". How was your week?",
    ". Any ideas?",
    " haha",
    "... you know how it is.",
    ". See you on Thursday.",
    ". Talk tomorrow.",
    ". That is all for tonight.",
    ", and now I'm going to bed.",
    ". Does that make sense?",
    " and it felt good.",
];

const SAYS: &[&str] = &[
    "I had {A} with {P} about {T}",
    "{P} and I talked about {T} until late",
    "I finally told {P} about {T}",
    "I'm nervous about {T} {W}",
    "my plan {W} is {D}",
    "{W} I am going to try {D}",
    "I could not sleep because of {T}",
    "I want to end {E} without hurting anybody",
    "{P} is ill and I look after everything",
    "I cried {W} and then felt lighter",
    "I'm so tired of {T}, I could sleep for a week",
    "{T} is killing me at the moment",
    "I'm dying to hear how {T} went",
    "{P} nearly died of laughter when I told the story",
    "my goal {W}: {D}",
    "I feel lonely since {P} moved away",
    "I lost {O} on the way home and felt silly",
    "I took my tablets {W} as the doctor said",
    "the doctor changed my medication {W} and I'm a bit sleepy",
    "we buried {P}'s dog {W}, the kids were sad",
    "{P} died in the spring and I still set the table for two",
    "I'm grieving, and some days are heavy",
    "it's three years since {P} passed away",
    "I jumped at the chance of {D}",
    "I cut {O} in half and shared it with {P}",
    "I cut my hair {W} and like it",
    "I burned the rice again while I was on the phone with {P}",
    "I hurt my knee at {D}, nothing bad",
    "I hit a wall with {T}",
    "{P} hits every green light on the way to work",
    "{P} beat me at cards {W}",
    "can somebody recommend a book about {T}?",
    "how do you deal with {T}?",
    "I said no to {P} for the first time",
    "we argued about {T} and made up",
    "I'm proud that I managed {D} {W}",
    "I forgot {O} at work",
    "{P} came out to me {W} and I was honoured",
    "as a gay man I find {T} harder than it should be",
    "my wife is trans and {T} has been easy since she told her boss",
    "I'm a Muslim woman and looking for others who deal with {T}",
    "since the operation sex is different and we are learning",
    "{P} and I are trying for a baby",
    "my libido is low since the new pills",
    "I asked my partner for more closeness",
    "I'm working on {T} with my therapist",
    "I have an appointment {W} about {T}",
    "{P} drives me up the wall",
    "I should stop reading the news about {T}",
    "what helped you with {T}?",
    "I want to quit {E} and travel",
    "the bridge was closed, so I was late for {D}",
    "I bought rope and planks for the swing {W}",
    "I got a new kitchen knife and cut my thumb a little",
    "we watched a film about {T} and had to stop halfway",
    "the song about {T} was on the radio",
    "in the training we practised how to ask about {T}",
    "I'm reading a novel about {T}",
    "I am 41 and starting over with {D}",
    "my son is 14 and only grunts",
    "my daughter turned 16 {W}",
    "I've been sober for 15 months",
    "I live with {P} and two cats",
    "I met {P} for coffee {W}",
    "I deleted the app because of {T}",
    "{P} sent me a photo of the garden",
    "I called {P} {W} and it went well",
    "my phone died in the middle of {D}",
    "I was bored to death at {D}",
    "the deadline {W} is a monster",
    "we killed it at {D}",
    "I'd kill for a quiet hour {W}",
    "{T} makes me sick to my stomach before a meeting",
    "I'm afraid of {D}",
    "I'm scared of the results {W}",
    "{P} forgot my birthday and I was hurt",
    "I feel guilty about {T}",
    "I feel worthless at work when nobody says thanks",
    "nobody noticed my new glasses",
    "I'm exhausted after {D}",
    "I gave away three bags of clothes {W}",
    "I wrote {P} a long letter and did not send it",
    "I wrote my will with a lawyer because of the house",
    "I'm over the worst of {T}",
    "it will be over soon, only two weeks of {D} left",
    "I said goodbye to {P} at the station",
    "goodbye for now, I have {D}",
    "this is my last day of {D}",
    "I won't be here {W} because of {D}",
    "take care of yourselves {W}",
    "I'm done with {E} for today",
    "I can't do {D} alone",
    "I can't take {T} any more, I need a holiday",
    "I give up on {D}, I'll buy one",
    "there is no way out of {D}, I promised",
    "what's the point of {D} when it rains",
];

const A: &[&str] = &[
    "a good talk",
    "a row",
    "a long call",
    "tea",
    "a first meeting",
    "a walk",
    "an honest chat",
    "lunch",
];
const P: &[&str] = &[
    "my sister",
    "my mum",
    "my partner",
    "my husband",
    "my wife",
    "a friend",
    "my neighbour",
    "my mentor",
    "my boss",
    "my brother",
    "my dad",
    "a colleague",
    "my ex",
    "my daughter",
    "my grandmother",
];
const T: &[&str] = &[
    "the divorce",
    "money",
    "my anxiety",
    "coming out at work",
    "the new job",
    "debts",
    "housework",
    "the exam",
    "my panic attacks",
    "grief",
    "dating again",
    "the move",
    "my diagnosis",
    "boundaries",
    "parenting",
    "the pain in my back",
    "the custody hearing",
    "my weight",
    "loneliness",
    "burnout",
    "intimacy",
    "jealousy",
    "the night shifts",
    "perimenopause",
    "my stutter",
    "prejudice",
];
const W: &[&str] = &[
    "tonight",
    "tomorrow",
    "on Sunday",
    "this week",
    "today",
    "after work",
    "this morning",
    "on Friday",
    "next week",
    "last night",
    "at the weekend",
];
const D: &[&str] = &[
    "the yoga class",
    "swimming",
    "a walk before breakfast",
    "an early night",
    "the interview",
    "three job applications",
    "the support circle",
    "baking bread",
    "calling the bank",
    "a bath and a book",
    "the driving lesson",
    "physiotherapy",
    "choir practice",
    "cleaning the kitchen",
    "the tax form",
    "the hospital appointment",
    "the parents' evening",
    "chemo",
    "a date",
    "learning to say no",
];
const E: &[&str] = &[
    "my gym contract",
    "my relationship",
    "the lease",
    "this friendship",
    "my job",
    "the course",
    "this project",
    "my marriage",
];
const O: &[&str] = &[
    "my keys",
    "an apple",
    "the umbrella",
    "my purse",
    "the sandwich",
    "my scarf",
    "the cake",
    "my glasses",
];

/// Fixed steps through the templates: the same messages every time.
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let many = u64::try_from(from.len()).unwrap_or(1);
        let at = usize::try_from((self.0 >> 33) % many).unwrap_or(0);
        from.get(at).copied().unwrap_or_default()
    }
}

/// The messages.
pub fn messages() -> Vec<String> {
    let mut dice = Dice(20_231_123);
    (0..MANY)
        .map(|n| {
            let says = SAYS.get(n % SAYS.len()).copied().unwrap_or_default();
            let mut text = [dice.pick(OPEN), says, dice.pick(CLOSE)].concat();
            for (mark, words) in
                [("{A}", A), ("{P}", P), ("{T}", T), ("{W}", W), ("{D}", D), ("{E}", E), ("{O}", O)]
            {
                while text.contains(mark) {
                    text = text.replacen(mark, dice.pick(words), 1);
                }
            }
            text
        })
        .collect()
}
