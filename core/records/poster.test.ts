import { describe, expect, it } from 'vitest'
import { layPoster } from './poster.ts'
import { POSTER_HEIGHT, POSTER_MARGIN, POSTER_WIDTH, type Poster, type PosterText, type PosterWords } from './poster-parts.ts'
import { COUNTING_RULE, type Report, type ReportIdea } from './report.ts'
import { isRightToLeft, textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

const WORDS: PosterWords = {
  headline: 'Some ideas',
  subtitle: ['About something.', 'As written.'],
  conversation: (number) => `Conversation ${number}`,
  ideas: (ideas) => `${ideas} ideas`,
  withoutTheme: 'Without a theme',
  noGroup: 'none',
  erased: 'Erased.',
  people: (people) => (people === 1 ? '' : `One mark, ${people} people`),
  legend: ['How to read', 'A stop', 'A tick'],
  record: 'On record:',
  address: 'house.example/g/some',
  foot: COUNTING_RULE,
}

function aReport(
  questions: readonly { themes: readonly (readonly string[])[]; unplaced?: readonly string[] }[],
  more: Partial<Report> = {},
): Report {
  let number = 0
  const idea = (text: string): ReportIdea => ({ id: `i${(number += 1)}`, number, text, points: [], stakeholderGroup: null, entry: number })
  const conversations = questions.map(({ themes, unplaced = [] }, at) => ({
    number: at + 1,
    question: `What is asked in round ${at + 1}?`,
    introduction: [],
    listIntro: null,
    link: null,
    ideas: themes.flat().length + unplaced.length,
    themes: themes.map((texts, place) => ({
      id: `t${at}${place}`,
      letter: 'abcdefghij'[place] ?? 'z',
      title: `Theme ${place}`,
      ideas: texts.map(idea),
    })),
    unplaced: unplaced.map(idea),
  }))
  return {
    gathering: 'g',
    slug: 'g',
    title: 'Gathering',
    topic: null,
    series: null,
    convener: null,
    venue: null,
    date: '2026-01-01',
    start: null,
    end: null,
    timeZone: 'UTC',
    language: 'en',
    state: 'closed',
    version: 1,
    headHash: '',
    isImported: false,
    decisions: [],
    weighings: [],
    figures: {
      ideas: number,
      ideasPerConversation: conversations.map(({ ideas }) => ideas),
      themes: 0,
      conversations: conversations.length,
      participants: null,
    },
    summary: [],
    structure: { text: null, programme: [] },
    purpose: { text: null, questions: [] },
    participants: { total: null, asPrinted: null, room: 0, online: 0, byGroup: [], byRegion: [] },
    conversations,
    remarks: { text: null, onQuestions: [], processIntro: null, onProcess: [] },
    nextStep: { text: null, deliveredTo: null, instrument: null, combinedWith: null, when: null },
    hidden: [],
    countingRule: COUNTING_RULE,
    ...more,
  }
}
const sentence = 'Whoever carries the risk of a decision should have a seat where it is made'
const texts = (poster: Poster): PosterText[] => poster.items.filter((item) => item.kind === 'text')
const left = (text: PosterText): number => (text.edge === 'left' ? text.x : text.x - textWidth(text.text, text.size, text.voice))

describe('the poster', () => {
  it('is one sheet of A3 when everything fits, and every text stays between its margins', () => {
    const poster = layPoster(
      aReport([{ themes: [[sentence, sentence], [sentence]] }, { themes: [[sentence]] }, { themes: [[sentence]], unplaced: [sentence] }]),
      WORDS,
    )
    expect([poster.width, poster.height]).toEqual([POSTER_WIDTH, POSTER_HEIGHT])
    for (const text of texts(poster)) {
      expect(left(text)).toBeGreaterThanOrEqual(POSTER_MARGIN - 8)
      expect(left(text) + textWidth(text.text, text.size, text.voice)).toBeLessThanOrEqual(POSTER_WIDTH - POSTER_MARGIN + 8)
      expect(text.y).toBeLessThan(POSTER_HEIGHT)
    }
  })

  it('holds every idea, word for word and in order, however many questions there are', () => {
    for (const questions of [1, 2, 3, 4, 5, 7]) {
      const report = aReport(
        Array.from({ length: questions }, (_, at) => ({
          themes: [[`First idea of ${at}`, sentence], [`Second of ${at}`]],
          unplaced: [`Last of ${at}`],
        })),
      )
      const said = texts(layPoster(report, WORDS))
        .map(({ text }) => text)
        .join(' ')
      for (const conversation of report.conversations)
        for (const idea of [...conversation.themes.flatMap((theme) => theme.ideas), ...conversation.unplaced])
          expect(said).toContain(idea.text)
    }
  })

  it('gets longer, never smaller than can be read, when the ideas do not fit', () => {
    const poster = layPoster(aReport([{ themes: [Array.from({ length: 900 }, () => sentence)] }]), WORDS)
    expect(poster.height).toBeGreaterThan(POSTER_HEIGHT)
    expect(
      Math.min(
        ...texts(poster)
          .filter(({ voice, weight }) => voice === 'voice' && weight === 400)
          .map(({ size }) => size),
      ),
    ).toBeGreaterThanOrEqual(8.3)
  })

  it('lets no two lines of a column overlap', () => {
    const poster = layPoster(aReport(Array.from({ length: 3 }, () => ({ themes: [[sentence, sentence, sentence], [sentence]] }))), WORDS)
    const lines = texts(poster).filter(({ voice, weight }) => voice === 'voice' && weight === 400)
    for (const [, column] of Map.groupBy(lines, ({ x }) => x)) {
      const ys = column.map(({ y }) => y).toSorted((a, b) => a - b)
      for (const [at, y] of ys.entries()) if (at > 0) expect(y - (ys[at - 1] ?? 0)).toBeGreaterThanOrEqual((column[0]?.size ?? 0) * 1.15)
    }
  })

  it('draws a stop the larger the more ideas it holds, and an open one for ideas without a theme', () => {
    const stops = layPoster(aReport([{ themes: [[sentence], Array.from({ length: 9 }, () => sentence)], unplaced: [sentence] }]), WORDS)
      .items.filter((item) => item.kind === 'stop')
      .filter(({ radius }) => radius > 8)
    expect(stops.map(({ isOpen }) => isOpen)).toEqual([false, false, true])
    expect(stops[1]?.radius).toBeGreaterThan(stops[0]?.radius ?? 0)
  })

  it('draws one mark for each person, and one for several where people are many', () => {
    const withPeople = (seats: number): Poster =>
      layPoster(
        aReport([{ themes: [] }], {
          participants: {
            total: seats,
            asPrinted: null,
            room: seats,
            online: 0,
            byGroup: [{ name: 'Civil society', letter: 'C', mark: 'circle', seats }],
            byRegion: [],
          },
        }),
        WORDS,
      )
    expect(withPeople(12).items.filter((item) => item.kind === 'mark')).toHaveLength(12)
    expect(withPeople(1_000).items.filter((item) => item.kind === 'mark').length).toBeLessThanOrEqual(110)
    expect(texts(withPeople(1_000)).some(({ text }) => text === 'One mark, 10 people')).toBe(true)
  })

  it('is read from the right in a language that is, while each text keeps its own direction', () => {
    const [plain, mirrored] = (['en', 'ar'] as const).map((language) =>
      layPoster(aReport([{ themes: [['كلمة واحدة', 'one word']] }], { language }), WORDS),
    )
    const find = (poster: Poster | undefined, text: string): PosterText | undefined =>
      poster === undefined ? undefined : texts(poster).find((one) => one.text === text)
    expect(find(plain, 'one word')).toMatchObject({ edge: 'left', isRightToLeft: false })
    expect(find(mirrored, 'كلمة واحدة')).toMatchObject({
      edge: 'right',
      isRightToLeft: true,
      x: POSTER_WIDTH - (find(plain, 'one word')?.x ?? 0),
    })
    expect(find(mirrored, 'one word')).toMatchObject({ isRightToLeft: false })
  })

  it('says that words were erased', () => {
    const report = aReport([{ themes: [[sentence]] }])
    const [first] = report.conversations
    const erased = {
      ...report,
      conversations:
        first === undefined
          ? []
          : [
              {
                ...first,
                question: null,
                themes: first.themes.map((theme) => ({
                  ...theme,
                  title: null,
                  ideas: theme.ideas.map((idea) => ({ ...idea, text: null })),
                })),
              },
            ],
    }
    expect(texts(layPoster(erased, WORDS)).filter(({ text }) => text === 'Erased.')).toHaveLength(3)
  })
})

describe('breaking lines', () => {
  it('breaks at spaces, after hyphens, and between characters that are written without spaces', () => {
    expect(wrapText('one two three', textWidth('one two ', 10, 'voice'), 10, 'voice')).toEqual(['one two', 'three'])
    expect(wrapText('world-cafe-on-policy', textWidth('world-cafe-on', 10, 'voice'), 10, 'voice')).toEqual(['world-cafe-', 'on-policy'])
    expect(wrapText('灯塔由所有人维护。', 42, 10, 'voice')).toEqual(['灯塔由所', '有人维', '护。'])
  })
  it('breaks a word that is wider than the line, and keeps the line breaks of its author', () => {
    expect(wrapText('aaaaaaaaaa', textWidth('aaaa', 10, 'voice'), 10, 'voice')).toEqual(['aaaa', 'aaaa', 'aa'])
    expect(wrapText('a\n\nb', 100, 10, 'voice')).toEqual(['a', '', 'b'])
  })
  it('knows the direction of a text by its first letter', () => {
    expect(['12 (كلمة) word', 'word كلمة', '…', 'שלום'].map(isRightToLeft)).toEqual([true, false, false, true])
  })
})
