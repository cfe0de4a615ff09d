/** The limits of what may be said, each with its reason; one place, so that pages and API never differ. */
import { TABLE_LANGUAGES_MAX } from '../maths/seating/languages.ts'

/** Characters (code points) of an idea: a thought that fits on a table card. */
export const IDEA_CHARACTERS_MAX = 500
/** Characters of a title, a name or a label. */
export const TITLE_CHARACTERS_MAX = 200
/** Characters of a question or a goal: it must be legible on the wall. */
export const QUESTION_CHARACTERS_MAX = 400
/** Characters of a paragraph of a report, a purpose or a remark. */
export const PARAGRAPH_CHARACTERS_MAX = 4_000
/** Bytes of a request body; files and imports have their own. */
export const BODY_BYTES_MAX = 64 * 1024
/** Bytes of an imported gathering record: 10,000 long ideas fit. */
export const RECORD_BYTES_MAX = 16 * 1024 * 1024
/** Items of one page of a list. */
export const PAGE_MAX = 100
/** Ideas one gathering holds at most; the report and the wall are one document each. */
export const IDEAS_PER_GATHERING_MAX = 20_000
/** Programme items of one gathering: two days of quarter hours. */
export const PROGRAMME_ITEMS_MAX = 60
/** Questions of one gathering: more than any café can ask. */
export const QUESTIONS_MAX = 20
/** Goals of one question: they stand below it on one card. */
export const GOALS_MAX = 10
/** Tables of one gathering: a hall of 6,000. */
export const TABLES_MAX = 500
/** Seats at one table: beyond twelve nobody hears everybody. */
export const SEATS_PER_TABLE_MAX = 12
/** Minutes of walking at the beginning of a round, at most: a hall is crossed in less. */
export const WALK_MINUTES_MAX = 10
/** Minutes that the clock is given or robbed of in one press: more is another programme. */
export const MINUTES_AT_ONCE_MAX = 60
/** Pairs of seats that one plan keeps together, or apart: a third of a full hall in pairs. */
export const SEATING_PAIRS_MAX = 1_000
/** Seconds that planning the seats may take: beyond them no plan of a hall gets better. */
export const SEATING_SECONDS_MAX = 10
/** Themes of one question: letters a to cv. */
export const THEMES_PER_QUESTION_MAX = 100
/** Changes of a board on one page of its history. */
export const BOARD_HISTORY_PAGE = 50
/** Ideas moved in one act on the theme board. */
export const IDEAS_PER_MOVE_MAX = 200
/** Stakeholder groups, or regional groups, of one forum: a page of a form. */
export const VOCABULARY_MAX = 40
/** Languages of one forum: people choose from them with one look, and a plan tells so many apart. */
export const LANGUAGES_MAX = TABLE_LANGUAGES_MAX
/** Organisations, bodies or issues of one forum: one page shows them all. */
export const FORUM_LIST_MAX = 1_000
/** Lines of a sheet of paper entered at once: both sides of a table sheet. */
export const LINES_AT_ONCE_MAX = 60
/** Characters of an idempotency key. */
export const IDEMPOTENCY_KEY_MAX = 100
/** How long after a round ended a phone that was offline may still hand in what was written during it: one hour. */
export const LATE_ARRIVAL_MS_MAX = 60 * 60 * 1000
/** How often the live stream sends an empty frame named `beat`, so that a page notices a line that died silently. */
export const LIVE_BEAT_MS = 15_000
/** Seconds that a speech in a town hall takes unless the convener says otherwise: time for one thought and its reason. */
export const SLOT_SECONDS_DEFAULT = 120
/** The shortest slot: a sentence. */
export const SLOT_SECONDS_MIN = 15
/** The longest slot: beyond a quarter of an hour it is a lecture. */
export const SLOT_SECONDS_MAX = 900
/** Remarks taken of speeches that are looked through and listed, newest first: more than an evening holds. */
export const REMARKS_OF_SPEECHES_MAX = 200
/** Ideas that a wall keeps back one by one: more is keeping back all. */
export const VEILED_MAX = 200
/** Hands that are raised in one gathering at most, all its town halls together: every seat of a large hall twice. */
export const HANDS_MAX = 5_000
/** Places of the speaking order that are worked out and shown: three hours of speeches. */
export const ORDER_SHOWN_MAX = 100
/** Hands that a wall or a phone is told of one by one; of the others it knows the order alone. */
export const QUEUE_TOLD_MAX = 6
/** Characters of a message to tables: two lines on a phone, read while people talk. */
export const MESSAGE_CHARACTERS_MAX = 280
/** Characters of a note on a hidden idea, or of an appeal against it. */
export const APPEAL_CHARACTERS_MAX = 1_000
/** People of one group, region or modality that can be expected: a hall of 6,000. */
export const EXPECTED_MAX = 10_000
/** Ideas of one gathering that one seat may report: beyond it somebody is not moderating but fighting. */
export const REPORTS_PER_SEAT_MAX = 20
/** People of one body that come to one item: a delegation, or a ministry on a day of open doors. */
export const ATTENDANCE_PEOPLE_MAX = 1_000
/** Characters of the part of a link that opens all ideas of a participant: the receipts of 500 of them fit. */
export const RECEIPTS_LINK_CHARACTERS_MAX = 10_000
/** Messages that a phone shows at most, newest first. */
export const MESSAGES_SHOWN_MAX = 5
/** Minutes without an idea after which a table is called silent: it may be stuck, or deep in talk, and somebody should walk over. */
export const SILENT_MINUTES = 5
/** How often a phone at a table says that it is there, and at once when its unsent ideas change: 5,000 phones are 84 small requests a second. */
export const PRESENCE_EVERY_MS = 60_000
/** A phone that was not heard for so long counts as offline: two beats missed and a little more. */
export const OFFLINE_AFTER_MS = 150_000
/** Bytes of a photo as it is sent: what phones of today take, with room to spare. It is kept far smaller. */
export const PHOTO_BYTES_MAX = 16 * 1024 * 1024
/** Pixels of a photo as it is sent: the largest that phones take by themselves. A small file can unfold to gigabytes; beyond this it is not unfolded. */
export const PHOTO_PIXELS_MAX = 50_000_000
/** Photos of one gathering, those taken down included: a gallery that somebody looks through, and some hundred megabytes of a backup at most. */
export const PHOTOS_PER_GATHERING_MAX = 300
/** Photos that hosts add of one table, all rounds together: the sheets and a few more, so that no table fills the gallery. */
export const PHOTOS_PER_HOSTED_TABLE_MAX = 20
/** Characters of the text alternative of a photo: two or three sentences, which a screen reader says in one go. */
export const ALTERNATIVE_CHARACTERS_MAX = 300
/** Characters of what somebody writes who asks that a photo be taken down. */
export const PHOTO_NOTE_CHARACTERS_MAX = 500
/** Requests about one photo that wait at once: moderators know by then, and nobody fills the house with more. */
export const PHOTO_REPORTS_OPEN_MAX = 10
/** Days for which a photo that was taken down can be shown again; then its bytes are deleted for good. */
export const TAKEN_DOWN_DAYS = 30
/** Statements of one weighing: far more than a person rates, so that nobody's is lost; a matrix holds seven times as many. */
export const STATEMENTS_MAX = 3_000
/** Statements taken in one act: a whole café. */
export const STATEMENTS_AT_ONCE_MAX = 500
/** Characters of a statement: as of an idea, so that every idea can become one. */
export const STATEMENT_CHARACTERS_MAX = IDEA_CHARACTERS_MAX
/** Statements that one person may be asked for: an hour and a half, which nobody gives. */
export const SHARE_MAX = 300
/** Statements handed to a phone at once: it goes on with them without network for five minutes. */
export const STATEMENTS_PER_PORTION = 15
/** Ratings sent at once: what a phone gathered without network. */
export const RATINGS_AT_ONCE_MAX = 100
/** Characters of a challenge to a question: as an idea. */
export const CHALLENGE_CHARACTERS_MAX = 500
/** Characters of a reply to a challenge: read on a phone, below the question. */
export const REPLY_CHARACTERS_MAX = 1_000
/** Challenges of one seat in one gathering: beyond it somebody should speak to the convener. */
export const CHALLENGES_PER_SEAT_MAX = 5
/** Challenges of one gathering: the convener has to reply to each. */
export const CHALLENGES_PER_GATHERING_MAX = 500
/** Challenges of a question that a phone shows, newest first; the page of the gathering has them all. */
export const CHALLENGES_SHOWN_MAX = 10
/** Unsent ideas that a phone tells of; beyond it the console needs no exact figure. */
export const UNSENT_TOLD_MAX = 1_000
/** Statements of their own that one person may write in a weighing: enough for what is missing, too few to flood it. */
export const OWN_STATEMENTS_MAX = 5
/** Statements of one weighing that one person may report. */
export const STATEMENT_REPORTS_MAX = 20
/** Characters of a first name: a line on a phone. */
export const FIRST_NAME_CHARACTERS_MAX = 40
/** Bytes of the two files of a weighing that is taken in: some hundred thousand ratings. */
export const WEIGHING_FILES_BYTES_MAX = 32 * 1024 * 1024
/** People of a weighing that is taken in; each is an entry of the ledger. */
export const IMPORT_RATERS_MAX = 20_000
/** Clauses of one draft: four times the longest declaration that a summit has adopted; a page of them still opens at once. */
export const CLAUSES_MAX = 400
/** Characters of one clause: two pages of print. */
export const CLAUSE_CHARACTERS_MAX = 4_000
/** Characters of the reason for which a version was kept: a line in a list. */
export const VERSION_REASON_CHARACTERS_MAX = 400
/** Bytes of one message of an editor: a text of 400 long clauses that was written without network, twice over. */
export const TEXT_MESSAGE_BYTES_MAX = 4 * 1024 * 1024
/** Sources that one clause cites: more is a bibliography, and nobody reads what it stands on. */
export const SOURCES_PER_CLAUSE_MAX = 60
/** Suggestions on one draft: twenty writers for a year; beyond it the text wants a new draft. */
export const SUGGESTIONS_PER_DRAFT_MAX = 5_000
/** Suggestions that one page shows, the open ones first. */
export const SUGGESTIONS_LISTED_MAX = 600
/** Amendments to one draft, all versions together: what a diplomatic conference moves in three weeks. */
export const AMENDMENTS_PER_DRAFT_MAX = 2_000
/** Characters of a remark on a clause: half a page of print. */
export const PARAGRAPH_REMARK_CHARACTERS_MAX = 2_000
/** Remarks of one author on one draft: several on every clause of a usual one. */
export const REMARKS_PER_AUTHOR_MAX = 100
/** Remarks on one draft; each asks its team for an answer. */
export const REMARKS_PER_DRAFT_MAX = 10_000
/** Focal points of one body: two are needed, a few more stand in. */
export const FOCAL_POINTS_MAX = 20
/** Addressees of one hand-over: bodies of the forum and others by name. */
export const ADDRESSEES_MAX = 60
/** Cells of one hand-over: 400 clauses for 60 bodies would be more than anybody answers; 200 for 40 are 8,000. */
export const CELLS_MAX = 12_000
/** Hand-overs that a list shows, newest first. */
export const HANDOVERS_LISTED_MAX = 200
/** Characters of a number, a source or an item of an agenda: a line of a letter. */
export const LETTER_LINE_CHARACTERS_MAX = 200
/** Questions that may be put to one body about one text: it has to answer each within a month. */
export const BODY_QUESTIONS_MAX = 500
/** Cells that a desk shows, the most urgent first. */
export const DESK_CELLS_MAX = 500
