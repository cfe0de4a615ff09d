/** Every expected no that the API can say: its code, its HTTP status and its English sentence. */

/**
 * Refusals by code. `status` is the HTTP status; `sentence` is for people and names the way out, with `{fact}` filled
 * from the facts of the refusal. The stable `type` of the problem is `urn:entente:refusal:<code>`.
 */
export const REFUSALS = {
  malformed_json: {
    status: 400,
    sentence: 'The body is not JSON: {detail}. Send one JSON value with the header Content-Type: application/json.',
  },
  idempotency_key_missing: {
    status: 400,
    sentence:
      'The header Idempotency-Key is missing. Send a fresh random value of 8 to 100 characters, and the same one when you try again.',
  },
  key_guessable: {
    status: 422,
    sentence:
      'This Idempotency-Key could be guessed, and whoever guesses it is given your seat. Send at least {characters} characters of chance, and the same ones when you try again.',
  },
  key_reused: {
    status: 422,
    sentence:
      'This Idempotency-Key was sent before with something else. Send a fresh key for something new; what was sent first stands as it is.',
  },
  not_signed_in: { status: 401, sentence: 'You are not signed in. Sign in, then do this again.' },
  no_seat: { status: 401, sentence: 'You have no seat in this gathering. Join with the code on the big screen, then do this again.' },
  no_rater: {
    status: 401,
    sentence:
      'You take no part in this weighing yet. Open its page and take part, or join its gathering with the code, then do this again.',
  },
  not_for_anyone: {
    status: 403,
    sentence: 'Only those who hold a seat in the gathering rate here. Join it with the code on the big screen.',
  },
  no_team_seat: {
    status: 403,
    sentence: 'This is for those who hold a seat in the team. Its page says which seats are free and how to come to one.',
  },
  not_focal_point: {
    status: 403,
    sentence: 'Only focal points of this body do this. An administrator of the forum names them.',
  },
  answer_of_own: {
    status: 403,
    sentence: 'You wrote this answer yourself. It counts when another focal point of the body confirms it.',
  },
  answer_of_former: {
    status: 409,
    sentence: 'Whoever wrote this answer does not speak for the body any more. Write it anew; then another focal point confirms it.',
  },
  answer_settled: { status: 409, sentence: 'This clause is answered or closed already, so nothing is owed to it any more.' },
  answer_without_reason: {
    status: 422,
    sentence: 'A reason is needed for every answer but a plain yes. One sentence is enough.',
  },
  nothing_to_confirm: { status: 409, sentence: 'No answer waits here to be confirmed. Look again: somebody may have confirmed it.' },
  not_asked_of_body: { status: 404, sentence: 'This clause was not put to this body. The register shows which were.' },
  asked_already: { status: 409, sentence: 'These clauses are with {body} already. Choose others, or other bodies.' },
  time_asked_before: { status: 409, sentence: 'More time was asked for this clause before, and it is asked for once.' },
  draft_not_frozen: {
    status: 409,
    sentence: 'This text is not frozen, so it is not handed over yet. Finish its second reading first.',
  },
  not_host: { status: 403, sentence: 'You host no table here. Offer to host the table at which you sit, then do this again.' },
  not_allowed: { status: 403, sentence: 'This needs the role {roles}. Ask an administrator of the forum.' },
  operator_key_wrong: { status: 401, sentence: 'The operator key is missing or wrong. It stands in the data directory of this house.' },
  foreign_origin: { status: 403, sentence: 'The request came from another site. Open this house itself and do it there.' },
  setup_link_spent: {
    status: 403,
    sentence:
      'This first-start link is used up or too old. Start the house again: the terminal shows a new one while nobody is administrator.',
  },
  not_found: { status: 404, sentence: 'There is no {what} here. Check the address.' },
  code_unknown: { status: 404, sentence: 'No gathering is open under the code {code}. Look at the big screen again.' },
  receipt_unknown: { status: 404, sentence: 'No idea has the receipt {code}. A receipt looks like 471206-105-K7QP9X2M.' },
  link_unknown: { status: 404, sentence: 'This link opens nothing here. Use the whole link, with everything behind the #.' },
  method_not_allowed: { status: 405, sentence: 'This address does not take {method}. It takes {allowed}.' },
  wrong_round: { status: 409, sentence: 'That round is not running. {open}' },
  no_round_open: {
    status: 409,
    sentence: 'No round is running now. Your words stay where you wrote them; put them on the table when the next round starts.',
  },
  gathering_not_open: { status: 409, sentence: 'The doors of this gathering are not open.' },
  gathering_not_editable: { status: 409, sentence: 'The gathering is {state}. This can be changed only while it is being prepared.' },
  gathering_full: { status: 409, sentence: 'Every seat {where} is taken: {seats} of {seats}. Ask the convener for one more table.' },
  table_full: { status: 409, sentence: 'Table {table} has no free place in round {round}. Swap two seats, or choose another table.' },
  round_not_begun: { status: 409, sentence: 'Round {round} has not begun, so nothing was said in it yet. Choose another round.' },
  untold_here: {
    status: 409,
    sentence: 'The Chatham House Rule holds here, so {what} goes on no record.',
  },
  round_not_over: { status: 409, sentence: 'Round {round} is not over, so nothing of it can be handed on yet.' },
  nothing_to_plan: { status: 409, sentence: 'No round is to come, so there is nothing to plan.' },
  seating_impossible: { status: 409, sentence: 'There is no such plan: {detail}' },
  already_open: { status: 409, sentence: 'The gathering is open already.' },
  weighing_open_already: { status: 409, sentence: 'The weighing is open already.' },
  weighing_not_open: { status: 409, sentence: 'The weighing is not open now, so nothing can be rated. What you rated before stands.' },
  weighing_not_closed: { status: 409, sentence: 'The weighing is not closed, so it cannot be opened again.' },
  weighing_over: { status: 409, sentence: 'The weighing is closed. Open it again first.' },
  no_statements: { status: 409, sentence: 'The weighing has no statements. Take some, then open it.' },
  too_many_statements: { status: 409, sentence: 'A weighing holds at most {limit} statements. Prepare a second one for the others.' },
  rows_broken: { status: 422, sentence: 'The files have broken rows; nothing was taken in.\n{lines}' },
  results_later: { status: 409, sentence: 'What came out is shown once the weighing is closed.' },
  takes_no_own: { status: 409, sentence: 'This weighing takes no statements from those who rate. Tell the convener instead.' },
  own_enough: { status: 409, sentence: 'You have written {limit} statements here. Rate those of others now.' },
  rated_too_little: {
    status: 409,
    sentence: 'For a second round each statement needs {least} ratings on average; there are {ratings} in all. Wait a little.',
  },
  statement_unknown: { status: 422, sentence: 'This weighing has no statement No. {statement}. Load the page again.' },
  already_closed: { status: 409, sentence: 'The gathering is closed already.' },
  house_already_open: { status: 409, sentence: 'This house has its first administrator already. Sign in instead.' },
  nothing_to_open: { status: 409, sentence: 'Before the doors open, this is missing: {missing}.' },
  clock_not_running: { status: 409, sentence: 'The clock is not running. Start it first.' },
  clock_running: { status: 409, sentence: 'The clock is running already.' },
  clock_moved: {
    status: 412,
    sentence: 'Somebody else has moved the clock since you saw it. It stands as shown now; press again if you still want to.',
  },
  time_is_up: { status: 409, sentence: 'The time of this item is up already. End it, or give it more minutes.' },
  item_not_begun: { status: 409, sentence: 'This item has not begun, so it cannot be started again.' },
  item_begun: { status: 409, sentence: 'This item has begun, so it cannot be left out. End it instead.' },
  programme_over: { status: 409, sentence: 'The programme is over: its last item has ended.' },
  theme_retired: { status: 409, sentence: 'Theme {letter} has been merged. Use the theme it went into.' },
  theme_not_empty: { status: 409, sentence: 'Theme {letter} still holds {ideas} ideas. Move them or merge the theme.' },
  themes_of_two_questions: { status: 409, sentence: 'Themes and ideas of two questions cannot be joined.' },
  floor_taken: { status: 409, sentence: 'The floor is taken: {what}. End that, or pass it over, first.' },
  nothing_to_undo: { status: 409, sentence: 'There is nothing to take back here.' },
  draft_frozen: {
    status: 409,
    sentence: 'This text is frozen, so its words do not change any more. What you wrote is still on your screen; copy it if you need it.',
  },
  not_chair: { status: 403, sentence: 'Only the chairs of the team do this. Its page names them.' },
  clause_changed: {
    status: 409,
    sentence: 'Clause {clause} has other words now than those you saw. Read it again, then say where your group stands.',
  },
  reason_missing: { status: 422, sentence: 'Say why your group cannot live with the clause: a reason is always needed.' },
  objection_settled: { status: 409, sentence: 'This objection is {state} already. What came of it stands on record.' },
  reasons_unlisted: {
    status: 409,
    sentence:
      'Open reasons against this clause that the estimate does not list: {missing}. Read the register again; an estimate lists every open reason.',
  },
  estimate_contradicted: {
    status: 409,
    sentence: 'Groups that cannot live with this clause: {groups}. That is not full consensus; estimate what it is.',
  },
  reading_order: {
    status: 409,
    sentence:
      'The text is in the state “{state}”, and this step does not follow on it. First reading, second reading and freeze come in this order.',
  },
  input_round_runs: {
    status: 409,
    sentence: 'The round of input runs until {endsAt}, as was said when it opened. The next step can be taken after it.',
  },
  reading_blocked: {
    status: 409,
    sentence:
      'Before the next step these wait: objections without an answer: {objections}; open questions of the gate: {questions}; remarks without an outcome: {remarks}.',
  },
  remark_of_no_round: {
    status: 409,
    sentence: 'This remark belongs to no round of input yet. The next reading looks at it; say then what became of it.',
  },
  gate_not_marked: {
    status: 409,
    sentence: 'Clause {clause} is not marked as one that restricts or regulates. Mark it first, with the reason.',
  },
  nothing_to_waive: { status: 409, sentence: 'Only an open “unknown” can be waived. Answer the question instead.' },
  clause_twice: {
    status: 409,
    sentence: 'Two clauses of this text have the same id: {labels}. Take one of them out and write it anew, then keep the version again.',
  },
  text_without_clauses: { status: 409, sentence: 'The text has no clause yet. Write one, then keep a version.' },
  too_many_clauses: { status: 409, sentence: 'A text holds at most {limit} clauses. Put some together, or begin a second text.' },
  nothing_changed: { status: 409, sentence: 'The text is as it was in version {version}. A version is kept when something has changed.' },
  source_cited: { status: 409, sentence: 'The clause cites this already. Load the page again.' },
  sources_full: { status: 409, sentence: 'A clause cites at most {limit} sources. Take one back, or cite their theme.' },
  words_changed: {
    status: 409,
    sentence: 'The words have changed since you saw them, so nothing was done. Look at the words of today, then suggest or decide again.',
  },
  nothing_suggested: { status: 409, sentence: 'These are the words that stand there already. Change something, then send it.' },
  suggestion_settled: { status: 409, sentence: 'This suggestion is {state} already. Nothing was done a second time.' },
  suggestions_full: {
    status: 409,
    sentence: 'This draft has {limit} suggestions, which is the most it can hold. Ask its team to keep a version and begin anew.',
  },
  not_author: { status: 403, sentence: 'Only whoever made it can withdraw it. Those with a seat in the team reject or settle it.' },
  range_unknown: {
    status: 422,
    sentence: 'These words do not stand in that version of the text. Load the version again and choose the words there.',
  },
  amendment_settled: { status: 409, sentence: 'This amendment is {state} already. Nothing was done a second time.' },
  no_sponsor: {
    status: 409,
    sentence:
      'An amendment stands in the name of an organisation or a stakeholder group, and you have neither. Ask an administrator to add yours.',
  },
  amendments_full: { status: 409, sentence: 'This draft has {limit} amendments, which is the most it can hold.' },
  too_many_remarks: { status: 409, sentence: 'You have made {limit} remarks on this draft, which is the most for one person.' },
  remarks_full: { status: 409, sentence: 'This draft has {limit} remarks, which is the most it can hold.' },
  changed_since: { status: 409, sentence: 'Somebody has changed this since: {what}. Look again, then decide.' },
  body_in_a_circle: { status: 409, sentence: 'A body cannot stand below itself.' },
  last_administrator: { status: 409, sentence: 'This is the last administrator. Give the role to somebody else first.' },
  stale: { status: 412, sentence: 'Somebody else has changed this since you opened it. Look at the newest version, then change it again.' },
  body_too_large: { status: 413, sentence: 'The body is larger than {limit} bytes. Send less at once.' },
  not_json: { status: 415, sentence: 'This address takes JSON. Send the header Content-Type: application/json.' },
  invalid: { status: 422, sentence: '{field}: {detail}' },
  text_too_long: { status: 422, sentence: '{field} has {length} characters; the limit is {limit}. Shorten it by {over}.' },
  text_empty: { status: 422, sentence: '{field} is empty. Write at least one character.' },
  record_invalid: { status: 422, sentence: '{path}: {detail}' },
  picture_unreadable: { status: 422, sentence: 'This file is no photo that can be read here: {detail}' },
  no_photos_here: {
    status: 409,
    sentence: 'The Chatham House Rule holds in this gathering, so it has no photos: a picture tells who was there, and who wrote what.',
  },
  photos_full: { status: 409, sentence: 'This gathering has {limit} photos, and it holds no more.' },
  photos_full_at_table: {
    status: 409,
    sentence: 'This table has {limit} photos from its hosts, and no more are taken from it. Give the sheet to a scribe.',
  },
  photo_not_described: {
    status: 409,
    sentence: 'Photo {number} has no text alternative yet. Describe what it shows, for people who cannot see it; then make it public.',
  },
  photo_not_agreed: {
    status: 409,
    sentence: 'Nobody has said that everybody on photo {number} agreed. Ask them, tick the box, then make it public.',
  },
  photo_taken_down: { status: 409, sentence: 'Photo {number} was taken down. A moderator can show it again; then do this.' },
  photo_reports_full: {
    status: 409,
    sentence: 'The moderators have {limit} requests about photo {number} already, and look at it.',
  },
  photo_deleted: { status: 410, sentence: 'The picture of photo {number} has been deleted for good, {days} days after it was taken down.' },
  decision_fixed: { status: 409, sentence: 'This decision is {state}. Question, rule and roll can be changed only before it opens.' },
  decision_not_open: { status: 409, sentence: 'This decision is {state}, so it takes in nothing.' },
  decision_over: { status: 409, sentence: 'The time for this decision was up at {endsAt}. It is being counted.' },
  decision_runs: {
    status: 409,
    sentence: 'This decision runs until {endsAt}, as was said when it opened. It can be counted then, or given up now with a reason.',
  },
  roll_missing: { status: 409, sentence: 'Nobody is on the roll. Say who may take part, then open the decision.' },
  not_on_roll: {
    status: 403,
    sentence: 'You are not on the roll of this decision. It was fixed before the decision opened; ask the convener why.',
  },
  group_too_small: {
    status: 409,
    sentence:
      'This rule counts each group, and only {voters} of {group} are on the roll. Below {least} a count shows how somebody chose, so the ballot cannot be secret. Record the ballots, or leave that group off the roll.',
  },
  rule_out_of_reach: {
    status: 409,
    sentence: 'Even if everybody on the roll said yes, this would not hold: {condition}. Change the rule or the roll.',
  },
  groups_not_shown: {
    status: 409,
    sentence: 'Groups below {least} are not shown apart in this secret ballot, so this rule cannot be tried on it.',
  },
  ballot_cast_elsewhere: {
    status: 409,
    sentence:
      'A ballot is in the box for you already, cast from another phone or browser. It counts, and only the one that cast it can change it.',
  },
  not_asked_here: { status: 409, sentence: 'The rule of this decision asks for no {what}.' },
  too_many_reports: { status: 409, sentence: 'You have reported {limit} ideas here. Call for help at your table instead.' },
  no_names_here: { status: 409, sentence: 'The Chatham House Rule holds in this gathering, so no names are kept. Leave yours out.' },
  ideas_full: {
    status: 409,
    sentence:
      'This gathering holds {ideas} ideas, and {limit} is the most it can hold. Your words stay where you wrote them; say them in the town hall.',
  },
  too_many_challenges: {
    status: 409,
    sentence: 'You have challenged {limit} times here, which is the most of one seat. Call for help at your table instead.',
  },
  challenges_full: {
    status: 409,
    sentence: 'This gathering has {limit} challenges, which is the most it can hold. Say it in the town hall.',
  },
  issue_there_already: { status: 409, sentence: 'The issue stands at this stage already. Choose another one.' },
  charter_missing: {
    status: 409,
    sentence: 'Nothing says yet who may do what. Set the charter first: it stands on record before the process starts.',
  },
  charter_unchanged: { status: 409, sentence: 'This charter says what the one before says. Change something, or leave it as it is.' },
  issue_without_outcome: {
    status: 409,
    sentence: 'What became of a text is followed up once it was adopted or not. Say that first.',
  },
  team_closed: { status: 409, sentence: 'This team has ended its work, so its seats do not change any more.' },
  team_seat_held: { status: 409, sentence: 'Seat {seat} is held already. Choose a free one.' },
  team_seat_free: { status: 409, sentence: 'Nobody holds seat {seat}.' },
  team_seat_chosen: {
    status: 409,
    sentence: 'The seats of this team are given by the conveners. Send a statement of interest instead.',
  },
  team_first_come: {
    status: 409,
    sentence: 'The seats of this team go to whoever comes first. Take a free one of your group; no statement is needed.',
  },
  team_call_closed: { status: 409, sentence: 'The open call of this team {when}, so no statement of interest is taken now.' },
  team_interest_stated: { status: 409, sentence: 'Your statement of interest stands already. Withdraw it first, then write another.' },
  team_interest_missing: {
    status: 409,
    sentence: 'This member has stated no interest in a seat here. Ask them to, so that it is their own wish to be named in public.',
  },
  team_no_seat_for: { status: 409, sentence: 'No seat of this team is for {own}. Ask the conveners for one.' },
  team_chairs_of_one_group: {
    status: 409,
    sentence: 'Seats {other} and {seat} are both of {group}. Co-chairs come from different groups: name another seat.',
  },
  team_seat_one_each: { status: 409, sentence: 'A member holds one seat in a team, and this one holds seat {seat}. Leave that first.' },
  team_seat_of_group: {
    status: 409,
    sentence:
      'Seat {seat} is for {group}, and this member stands for {own}. Choose a seat of that group, or ask an administrator to correct it.',
  },
  team_seat_of_region: {
    status: 409,
    sentence: 'Seat {seat} is for {region}, and this member comes from {own}. Choose another seat, or ask an administrator to correct it.',
  },
  too_many_requests: { status: 429, sentence: 'Too many requests at once. Wait {seconds} seconds, then try again.' },
  house_busy: {
    status: 503,
    sentence:
      'The house cannot write just now. Try again in a moment with the same Idempotency-Key: what is on record already is not recorded twice.',
  },
} as const satisfies Record<string, { readonly status: number; readonly sentence: string }>

/** The code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS

/** Facts of a refusal: they fill its sentence and are sent beside it. */
export type RefusalFacts = Readonly<Record<string, string | number>>

/** A refusal as it travels: problem details after RFC 9457. */
export interface Problem {
  readonly type: `urn:entente:refusal:${RefusalCode}` | 'urn:entente:fault'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: RefusalCode | 'fault'
  /** The field of the body, query or path that was refused, when there is one. */
  readonly field?: string
  readonly facts: RefusalFacts
}

/** The English sentence of a refusal with its facts filled in; an unknown fact stays empty. */
export function sentenceOf(code: RefusalCode, facts: RefusalFacts): string {
  return REFUSALS[code].sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))
}

/** Makes the problem document of a refusal. */
export function problemOf(code: RefusalCode, facts: RefusalFacts = {}): Problem {
  const detail = sentenceOf(code, facts)
  const field = typeof facts['field'] === 'string' ? { field: facts['field'] } : {}
  return {
    type: `urn:entente:refusal:${code}`,
    title: code.replaceAll('_', ' '),
    status: REFUSALS[code].status,
    detail,
    code,
    ...field,
    facts,
  }
}
