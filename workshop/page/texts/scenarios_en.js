// The words of the guided scenarios, in English. Facts are those of docs/for-trainers.md, docs/tipping.md,
// docs/early-warnings.md and docs/model.md; numbers of the simulation itself are put in when it has run.
// SPDX-License-Identifier: GPL-3.0-or-later

export const scenarios = {
  harms: {
    title: "Battery, alarm, compass and map",
    lead: "Four harms that all look like being worn out: burnout (the battery), traumatic stress (the alarm), moral injury (the compass), vicarious trauma (the map of the world).",
    arms: {
      load: "Half as much load again",
      deaths: "Far more traumatic cases",
      wrongs: "Morally injurious events five times as often",
      staff: "Three tenths more posts",
      breaks: "Protected breaks, full dose",
      peers: "Peer support, four times a month",
      reflection: "Supervision, four times a month",
      repair: "Moral repair, full dose",
    },
    questions: [
      {
        text: [
          "Battery: burnout, drained and distant. Alarm: traumatic stress, always on guard. Compass: moral injury, after a wrong that one did, saw or suffered. Map: vicarious trauma, the world no longer safe.",
          "A general ward lives on for 24 weeks in four ways: as it is; with half as much load again; with far more deaths and sudden deterioration; with five times as many wrongs that people see, do, or suffer from above.",
        ],
        ask: "What does a heavier load, and nothing else, move most?",
        options: ["Exhaustion", "Traumatic stress", "Moral injury", "All alike"],
        rule: "the greatest change of the first row, in points, beyond its interval and beyond that of the difference to the others; if all three are clear and cannot be told apart, “all alike”.",
        comment: [
          "Look along the rows, then down the columns. Each harm has a cause of its own; some causes reach over to other harms, since who is worn out regulates less, and what is left undone is distressing as well.",
        ],
      },
      {
        text: [
          "Now remedies, one at a time, on the ward as it is, for 36 weeks: more posts, protected breaks, peer support, supervision, and moral repair: an organisation that acknowledges, discusses and answers what happened.",
        ],
        ask: "Which of them lowers moral injury most?",
        options: ["More posts", "Protected breaks", "Peer support or supervision", "Moral repair"],
        rule: "the greatest fall in the column of moral injury, beyond the interval of the difference to the next.",
        comment: [
          "The same tired face can need a day off, a colleague, an honest answer, or time. Telling the harms apart is what makes the remedy fit. More posts bring new people as well, who arrive rested, and with what an ordinary working life has left in them rather than this ward: part of that row is theirs.",
        ],
      },
    ],
    shown: [
      "In the model each harm has its own causes and its own way of fading.",
      "A remedy for one does little for another where they share no cause.",
    ],
    hypothesis: [
      "The sizes. Of most programmes no effect size on these harms has been published; doses and effects are graded as assumed.",
      "How far harms hang together in one person is set to fit published correlations.",
    ],
    notClaim: [
      "That these are the effects of a programme in your hospital.",
      "That peer support or supervision do nothing. A small effect, or none to be seen, in a few histories of 36 weeks of one simulated ward is no proof that there is none in the world; and what they do for belonging, learning or staying is not asked here.",
      "That a harm can be read off somebody’s face, or off one questionnaire: in surveys they correlate, partly through the way people answer.",
    ],
    facilitator: [
      "With four minutes to spare (in the session of 90, not in that of 45) let pairs match five cards before the first answer: a bad week, a wrong decision from above, a child that dies, a month of double shifts, a colleague who is never there. Which harm, which remedy?",
      "After the matrix ask: which row surprised you? Small numbers within their ± are no finding; say so.",
    ],
  },
  hand: {
    title: "Where capacity settles: C* = α/β by hand",
    lead: "The plain equation has one resting place, and everybody can work it out.",
    arms: {},
    questions: [
      {
        text: [
          "Capacity fills at a rate α and drains in proportion to what is there, at a rate β: dC/dt = α − βC. Let α be 0.012 and β 0.015 an hour. It starts at 1, which the other pictures call 100.",
        ],
        ask: "Where does it come to rest?",
        options: ["At 0.6", "At 0.8", "At 1.0", "At 1.25"],
        rule: "where the engine stands after four weeks, to within 0.02.",
        comment: [
          "It rests where inflow and outflow are equal: α = βC, so C* = α/β = 0.012/0.015 = 0.8. The dots are the formula, the line is the engine.",
        ],
      },
      {
        text: ["Now the drain doubles: β is 0.03."],
        ask: "Where does it rest now, and how fast does it get there?",
        options: ["At 0.4, and faster", "At 0.4, and more slowly", "It falls to nothing"],
        rule: "where the engine stands after four weeks, and when half of the way was done, now and with the drain of before.",
        comment: [
          "α/β is 0.4. It approaches at the rate β, which is twice as high now, so it gets there faster. Take the load away and it returns, always: this equation cannot tip.",
        ],
      },
    ],
    shown: [
      "The linear equation has one resting place, α/β, and goes there at the rate β from anywhere.",
      "The engine gives what the formula gives.",
    ],
    hypothesis: ["That what a person has to give can be put into one number at all."],
    notClaim: ["That anybody’s α or β is known."],
    facilitator: [
      "Let everybody divide on paper before the reveal. A calculator is allowed; the page is not.",
      "Then ask what the equation lacks. That who is nearly empty fills more slowly: the next scenario.",
    ],
  },
  spiral: {
    title: "The loss spiral",
    lead: "Who is depleted refills more slowly. What does this one sentence change?",
    arms: {
      on: "With the loss spiral",
      off: "Without it",
      slow: "Up in four weeks, four weeks there, back in four",
      quick: "Up in one week and straight back",
    },
    questions: [
      {
        text: [
          "One nurse, nothing by chance. After four weeks the load rises from 3.3 to 4.3 within four weeks, stays for four, and goes back to 3.3 as slowly.",
        ],
        ask: "A year later: who is back?",
        options: ["Both, with and without the spiral", "Only the one without it", "Neither"],
        rule: "who ends within 5 of 100 of the capacity before the ramp is back.",
        comment: [
          "Without the spiral capacity follows the load down and up again. With it the same easy months do not lead back from where the hard ones led. That is the difference between tired and worn out, if the hypothesis holds.",
        ],
      },
      {
        text: [
          "The same nurse, with the spiral. Now the load goes up to 4.3 within one week and comes straight back.",
        ],
        ask: "What happens this time?",
        options: ["The same collapse", "A dip, and back", "Nothing to be seen"],
        rule: "who ends below the midpoint has collapsed; a dip goes more than 2 of 100 below the capacity before the ramp and comes back to within 5 of it.",
        comment: [
          "Speed and length count. A short time beyond the edge is survived; a long one is not. So rest early: the same relief does more before than after.",
        ],
      },
    ],
    shown: [
      "With the spiral a passing overload can have a lasting effect; without it, it cannot.",
      "How long an overload lasts counts as much as how high it is.",
    ],
    hypothesis: ["The loss spiral itself. It can be switched off, and everything else still runs."],
    notClaim: [
      "That somebody who is worn out cannot come back. In the model relief beyond the old load brings them back.",
      "That these loads mean anything outside this picture: effort is rationed here and nothing but load wears.",
    ],
    facilitator: [
      "Draw the reservoir first: inflow, outflow, and an inflow that narrows when the level is low.",
      "Ask: what would you do at the lowest point? Then go to “The cliff and the way back”.",
    ],
  },
  cliff: {
    title: "The cliff and the way back",
    lead: "How far must the load fall before somebody who collapsed recovers?",
    arms: {},
    questions: [
      {
        text: [
          "One nurse with one patient, three shifts a week, nothing by chance. At each load she lives two years from a rested and two from a collapsed start. Rested, she collapses at somewhat below four times the usual load.",
        ],
        ask: "How far must the load fall before the collapsed one recovers?",
        options: [
          "Just below where she collapsed",
          "To about three and a half",
          "To about three or a little less",
          "To the usual load, 1",
        ],
        rule: "the middle of the range in which she comes back, and the answer nearest to it.",
        comment: [
          "Between the two values she stays where she starts: rested if she came rested, collapsed if she came collapsed. Undoing what caused it is not enough.",
        ],
      },
      {
        text: [
          "The same nurse, with good and bad times at home. From each start twelve lives are lived at each load.",
        ],
        ask: "What becomes of the two lines, of those who start rested and those who start collapsed?",
        options: ["They stay as sharp", "They move apart", "They draw together and blur"],
        rule: "how far apart the two starts end at most, against the nurse without chance, and whether at one load some of the twelve lives fall and others do not.",
        comment: [
          "Now and then a life falls at a load at which others hold; the lines are their means. After two years the start is mostly forgotten. Certainty about a person goes with the sharp edge. This step matters as much as the first.",
        ],
      },
    ],
    shown: [
      "In the model, without chance, the way back is longer than the way down.",
      "An ordinary life outside work blurs the edge.",
    ],
    hypothesis: [
      "That people have two states under the same load. What has been seen is about mood and depression, and not about work.",
    ],
    notClaim: [
      "That clinicians have two states, or that anybody in the room has tipped.",
      "That there is a number: she has nothing to bear but the load. Average nurses of the simulated intensive care unit, with all that goes with it, collapse at about twice the usual load, and many earlier.",
      "That a sudden break proves a tipping point.",
    ],
    facilitator: [
      "Everybody marks a place on an axis: on the strips of the last printed sheet, or on the empty axis on the screen, where several guesses can be marked one after another. Only then press the button; the marks stay in the picture.",
      "In the second picture look for rings around the dots: where they are, both starts have ended in the same place.",
      "Go on to life outside work even when time is short. Without it the lesson claims too much.",
    ],
  },
  mean: {
    title: "The virtuous mean of empathy",
    lead: "More openness is more closeness, and more distress that is caught. Is there a best place?",
    axis: "Openness: share of distress that is felt",
    arms: { skilled: "With much skill to regulate (0.88)", unskilled: "With little skill (0.55)" },
    questions: [
      {
        text: [
          "Everybody on the ward is given the same openness to the distress of others, from hardly any to nearly all of it; once with much and once with little skill to regulate what is felt.",
        ],
        ask: "Where is capacity highest?",
        options: ["With the least openness", "In between", "With the most"],
        rule: "the openness with the highest mean; what is not below it by at least half a point, and beyond the interval of the difference, stays open.",
        comment: [
          "Compare where the two curves are highest, and how steeply they fall on the right. Holding another’s distress without catching it is a skill. On the left, distance costs hardly any capacity: its price is elsewhere.",
        ],
      },
      {
        text: ["The same runs, seen by the patients: in how many encounters was a real need met?"],
        ask: "What does distance cost?",
        options: ["Nothing", "Needs that are not met", "It helps patients too"],
        rule: "the left end against the best place, beyond the interval of the difference; within one point it costs nothing.",
        comment: [
          "An encounter without openness costs nothing and meets fewer needs. Boundaries are not coldness; who is too far away does not meet anybody.",
        ],
      },
    ],
    shown: [
      "In the model distance spares little and serves patients worse; fusion costs much, and more where skill is low.",
      "The best openness depends on skill.",
    ],
    hypothesis: ["The inverted U is assumed: it cannot be told from published patterns."],
    notClaim: [
      "That there is a right amount of empathy for a given person.",
      "That people who burn out had too little skill.",
    ],
    facilitator: [
      "Ask for an encounter that went well: what was held, and what was caught?",
      "Do not read levels off the axis. The shape is the point, and so is that two curves have different tops.",
    ],
  },
  rest: {
    title: "Why rest does not heal moral injury",
    lead: "A hard year of wrongs is over. One ward gets rest, another an honest answer.",
    arms: {
      nothing: "Nothing more",
      rest: "Rest: protected breaks, micro-breaks, less load",
      repair: "Moral repair by the organisation",
    },
    questions: [
      {
        text: [
          "For a year morally injurious events were four times as frequent as usual. Now they are back to usual. For 36 weeks one ward goes on as before, one gets protected breaks, micro-breaks and three tenths less load, one gets an organisation that acknowledges and answers what happened.",
        ],
        ask: "Where does moral injury fade fastest?",
        options: ["With rest", "With moral repair", "Alike"],
        rule: "rest against repair at the end, beyond the interval of the difference; within one point they are alike.",
        comment: [
          "Moral injury fades with a time of its own, which rest does not shorten; a lighter load leaves less undone, and so brings fewer new wrongs. What shortens it here is an answer.",
        ],
      },
      {
        text: ["The same three wards."],
        ask: "And exhaustion?",
        options: ["Rest lowers it most", "Moral repair lowers it most", "Alike"],
        rule: "rest against repair at the end, beyond the interval of the difference; within one point they are alike.",
        comment: [
          "Each remedy moves the harm that it fits. Who offers rest for a wrong answers another question than the one that was asked.",
        ],
      },
    ],
    shown: [
      "In the model rest lowers exhaustion most and moral repair moral injury.",
      "Rest spares a little moral injury as well: less is left undone, and so fewer wrongs are added. It does not make the old ones fade.",
    ],
    hypothesis: [
      "How much repair quickens fading is assumed; no trial with clinicians has measured it.",
    ],
    notClaim: [
      "That an ethics forum heals in so many weeks.",
      "That rest is useless: people are exhausted and injured at once.",
    ],
    facilitator: [
      "Ask for the last time somebody was offered a wellness hour for a wrong. No names.",
      "Let the group say what an honest answer would have been.",
    ],
  },
  unit: {
    title: "The unit that fell though everyone held",
    lead: "Can a unit go down when none of its people is past their own limit?",
    arms: {
      members: "Nobody leaves or falls ill",
      cut: "Leaving and illness as often as with the rested",
      whole: "The unit as it is",
    },
    questions: [
      {
        text: [
          "An intensive care unit of 24 beds with 37 nurses, far fewer than usual, all alike and without a life outside work. A vacancy takes eight months to fill. Three years, three times: nobody leaves or falls ill; people leave and fall ill, but no more often than the rested do; and as it is, where depletion makes people leave and fall ill.",
        ],
        ask: "Which of them go down?",
        options: ["All three", "Only the unit as it is", "None"],
        rule: "a unit goes down if most of its histories end below the midpoint.",
        comment: [
          "Where only the last one falls, no person in it was past their own limit: those who stay carry the work of those who went. That collapse is nobody’s own. In twelve histories of each, run beforehand, 11 of 12 units went down as they are, 1 of 12 without the spiral, and 5 of 100 people by themselves.",
        ],
      },
      {
        text: ["Units were also started collapsed, with 40 % of the posts vacant."],
        ask: "Do they stay down where rested units hold?",
        options: [
          "Yes, a unit has two states",
          "No, they end like the others",
          "Only with more nurses",
        ],
        comment: [
          "They ended like the others, as far as twelve units can show: every newcomer arrives rested. The model has a staffing spiral, and this setting shows no second steady state of a unit.",
        ],
      },
    ],
    shown: [
      "A staffing spiral can take a unit down through its vacancies.",
      "It is not a second steady state: that was looked for and not found.",
    ],
    hypothesis: [
      "How much depletion makes people fall ill and leave is fitted to published odds ratios, most of them cross-sectional.",
    ],
    notClaim: [
      "That there is a number of nurses at which a real unit tips.",
      "That a unit once down stays down.",
    ],
    facilitator: [
      "Ask who is to blame. The picture’s answer is nobody, and that is worth a silence.",
      "With the usual 83 days to fill a post the spiral matters less; say so.",
    ],
  },
  survey: {
    title: "What a survey would have seen",
    lead: "Sixteen wards, each with its true state and its survey. How near are they?",
    arms: {},
    questions: [
      {
        text: [
          "Each dot is a simulated ward after half a year; some lie on each other. To the right: how many are highly exhausted. Upwards: how many of those who answered scored so, on a questionnaire with its errors, and with those who did not answer left out.",
        ],
        ask: "How far from the truth is the survey of one ward of thirty?",
        options: [
          "Within a point or two",
          "Several points, either way",
          "It always shows too little",
        ],
        rule: "two points apart on average or less are “a point or two”; below the truth in every ward is “always too little”.",
        comment: [
          "Few people, not all of whom answer, on a scale with errors: one wave of one ward is a rough number.",
        ],
      },
      {
        text: [
          "Somebody hopes that surveys four times a year show who is about to collapse. A detector that is blind has an AUC of 0.50; one that is always right 1.00.",
        ],
        ask: "What AUC had the surveyed mean in the simulated intensive care unit?",
        options: ["About 0.54", "About 0.68", "About 0.76", "About 0.82"],
        comment: [
          "0.54 (0.50 to 0.59), hardly better than blind. Absence and missed breaks: 0.47 to 0.54. Only capacity itself, which nobody sees, told apart who would tip (0.82 and 0.83), and even that shows who rather than when.",
        ],
      },
    ],
    shown: [
      "One wave of one simulated ward of thirty is several points from the truth, either way.",
      "What an organisation has in its files says next to nothing about who will collapse, in the model.",
    ],
    hypothesis: ["That people tip at all."],
    notClaim: [
      "That a survey finds those who are about to collapse.",
      "Anything about a named person.",
    ],
    facilitator: [
      "Ask what decision the last survey at your place changed. That is the use it has to serve.",
      "Real people are watched through far worse data than these.",
    ],
  },
  breaks: {
    title: "Which break policy?",
    lead: "Permission, micro-breaks, relief, or one more break in the plan: rank them first.",
    arms: {
      today: "As today",
      legitimacy: "Rest is legitimate",
      micro: "Four micro-breaks",
      protected: "Protected breaks with relief",
      planned: "One more planned break",
    },
    questions: [
      {
        text: [
          "The same ward lives half a year five times with the same luck: as today, and with one of four policies about breaks, each at its usual dose.",
        ],
        ask: "Which raises mean capacity most?",
        options: [
          "Permission to rest",
          "Four micro-breaks",
          "Protected breaks with relief",
          "One more break in the plan",
        ],
        rule: "the greatest gain over today at the end; what is not below it beyond the interval of the difference stays open.",
        comment: [
          "Compare the intervals before you rank. Six histories show large differences only.",
        ],
      },
      {
        text: [
          "In the intensive care unit, over 24 histories of 180 days, protected breaks took about 3,070 paid hours more, of 52,454. The other three cost hardly anything in hours.",
        ],
        ask: "How much lower was the share of highly exhausted people with protected breaks?",
        options: [
          "About 15 points",
          "About 8 points",
          "About 2 points, and not beyond chance for sure",
        ],
        comment: [
          "1.9 points lower (0.5 to 3.3), which after allowing for all 24 differences asked about cannot be told from chance. Capacity rose clearly in all four, by 0.6 to 1.5 of 100.",
        ],
      },
    ],
    shown: [
      "What each policy about breaks does to capacity on this ward, in the model, and with how much doubt.",
    ],
    hypothesis: ["That a break gives what is set for it: sizes of these effects are assumed."],
    notClaim: [
      "That one policy is best everywhere.",
      "That a difference within its interval is one.",
    ],
    facilitator: [
      "Where did permission come, and what would have to stand behind it? Permission to rest is worth what stands behind it: somebody who takes the patients.",
      "Then look at the hours: who pays for them, and who has the patients while one is on a break?",
    ],
  },
};
