/** What was put on the tables of the demonstration café, in the order of writing. Written for this house; nobody ever said it. */

/** An idea: its words, the letter of its theme (null: it was left without), the number of the idea it builds on. English where no language is named. */
export interface DemoIdea {
  readonly text: string
  readonly theme: string | null
  readonly language?: string
  readonly buildsOn?: number
}

/** Round 1, numbers 1 to 24. */
export const IDEAS_OF_ROUND_1: readonly DemoIdea[] = [
  { theme: 'a', text: 'A reply by a date I can hold somebody to' },
  { theme: 'b', text: 'One form, asked once. The office next door can fetch what the other already knows' },
  { theme: 'a', text: 'أن يُقال لي لماذا رُفض طلبي، لا أن يُرفض فقط', language: 'ar' },
  { theme: 'b', text: 'An office that is open after work' },
  { theme: 'c', text: '办事大厅里应当有人，而不只是屏幕', language: 'zh-Hans' },
  { theme: 'c', text: 'A person I can reach when the form does not fit my life', buildsOn: 5 },
  { theme: 'd', text: 'Ответ простыми словами, а не номера параграфов', language: 'ru' },
  { theme: 'c', text: 'Un guichet qui répond aussi au téléphone, pour ma mère qui n’a pas d’écran', language: 'fr' },
  { theme: 'a', text: 'The same answer to everybody who asks the same thing' },
  { theme: 'b', text: 'Que el plazo corra también para la oficina, no solo para mí', language: 'es', buildsOn: 1 },
  { theme: 'a', text: 'If it is down, say so, and say until when' },
  { theme: 'b', text: '表格要少，说明要短', language: 'zh-Hans', buildsOn: 2 },
  { theme: 'd', text: 'خدمة تتكلم لغة قريتي أيضًا', language: 'ar' },
  { theme: 'c', text: 'Do not make me prove every year that I still cannot walk' },
  { theme: 'b', text: 'Show what it costs all of us, and who is paid' },
  { theme: 'a', text: 'Не терять мои бумаги и сказать, у кого они сейчас', language: 'ru' },
  { theme: 'c', text: 'Huduma isiyodai simu mpya', language: 'sw' },
  { theme: 'c', text: 'It has to work on the oldest phone in this room', buildsOn: 17 },
  { theme: 'd', text: 'Des lettres que l’on comprend sans avocat', language: 'fr', buildsOn: 7 },
  { theme: 'a', text: 'Admit the mistake first, repair it next, explain it third' },
  { theme: null, text: 'A way back: let me undo what I sent by mistake' },
  { theme: 'd', text: '用老人看得清的字号，听得懂的话', language: 'zh-Hans', buildsOn: 7 },
  { theme: 'a', text: 'إذا لم يكن هناك موظف فليُقل ذلك، لا طوابير بلا نهاية', language: 'ar', buildsOn: 11 },
  { theme: null, text: 'And what does it owe those who never use it?' },
]

/** Round 2, numbers 25 to 46. */
export const IDEAS_OF_ROUND_2: readonly DemoIdea[] = [
  { theme: 'a', text: 'At the drawing board, not at the ribbon' },
  { theme: 'b', text: 'Let the engineers who run the cables say what breaks first' },
  { theme: 'a', text: 'Испытывать новую услугу вместе с людьми до закона, а не после него', language: 'ru' },
  { theme: 'b', text: 'Las vecinas conocen la avería antes que el ministerio', language: 'es' },
  { theme: 'b', text: 'Open the list of faults. Half of us would help to mend it', buildsOn: 28 },
  { theme: 'a', text: 'مجلس من المستخدمين يقرر ما يُصلَح أولًا', language: 'ar' },
  { theme: 'c', text: '预算公开到每一条街道', language: 'zh-Hans' },
  { theme: 'c', text: 'Publish contracts on the day they are signed, with the price', buildsOn: 31 },
  { theme: 'c', text: 'Universities can measure. Ministries should not mark their own work' },
  { theme: 'b', text: 'Que les petites entreprises puissent répondre à un appel d’offres sans cabinet d’avocats', language: 'fr' },
  { theme: 'a', text: 'Whoever carries the risk should have a seat' },
  { theme: 'd', text: 'Не всё можно отдать: за списки избирателей отвечает государство', language: 'ru' },
  { theme: 'd', text: 'Emergency calls: one hand on the wheel, many eyes on the road', buildsOn: 36 },
  { theme: 'a', text: '技术标准应由使用者和工程师一起写', language: 'zh-Hans', buildsOn: 26 },
  { theme: 'a', text: 'A seat for people who are too young to be asked anywhere else' },
  { theme: 'a', text: 'من يشارك يجب أن يُدفع له عن وقته، وإلا شارك المتفرغون وحدهم', language: 'ar' },
  { theme: 'a', text: 'Pay for the time, yes, and for somebody to mind the children', buildsOn: 40 },
  { theme: 'b', text: 'Que a manutenção seja confiada a quem vive perto', language: 'pt', buildsOn: 28 },
  { theme: 'c', text: 'Let each of us read who has looked at our file' },
  { theme: 'b', text: 'Translation belongs to those who speak the language, not to the lowest bid' },
  { theme: null, text: '谁来监督监督的人？', language: 'zh-Hans' },
  { theme: null, text: 'Shared work without shared blame will not last' },
]

/** Round 3, numbers 47 to 68. */
export const IDEAS_OF_ROUND_3: readonly DemoIdea[] = [
  { theme: 'a', text: 'Name one office for every point on this list, tonight' },
  { theme: 'a', text: 'Ответ с именем и должностью, а не «рассмотрено»', language: 'ru' },
  { theme: 'b', text: 'Ninety days, and a reminder that everybody can see' },
  { theme: 'a', text: 'إن كان الجواب لا، فليُكتب لا، ومعه السبب', language: 'ar' },
  { theme: 'c', text: '每条建议都有编号，可以一直查到结果', language: 'zh-Hans' },
  { theme: 'c', text: 'Keep what is unanswered at the top of the page', buildsOn: 51 },
  { theme: 'd', text: 'Revenir dans cette salle dans six mois, avec les mêmes personnes', language: 'fr' },
  { theme: 'd', text: 'And with the people who were missing tonight', buildsOn: 53 },
  { theme: 'c', text: 'An answer that was changed should still show what it said first' },
  { theme: 'c', text: 'Que también quede escrito quién no estuvo de acuerdo', language: 'es' },
  { theme: 'c', text: 'Put it before the committee, and film the session' },
  { theme: 'b', text: 'Срок известен заранее, просрочка видна всем', language: 'ru', buildsOn: 49 },
  { theme: 'a', text: '用提问的人的语言回复', language: 'zh-Hans' },
  { theme: 'b', text: 'تقرير قصير كل شهر، لا كتاب كل سنة', language: 'ar' },
  { theme: null, text: 'Do not count our ideas and call that an answer' },
  { theme: 'c', text: 'Let us mark an answer as no answer', buildsOn: 61 },
  { theme: 'a', text: 'Send the reply to the table it came from' },
  { theme: 'd', text: 'Mrejesho kwa ujumbe mfupi wa simu, bila intaneti', language: 'sw' },
  { theme: 'e', text: 'A line in the budget, however small, is the sincerest reply' },
  { theme: 'e', text: 'Then tell us when that money is spent', buildsOn: 65 },
  { theme: 'c', text: 'Publicar também o que foi tentado e falhou', language: 'pt', buildsOn: 55 },
  { theme: 'd', text: '让没有来的人也能补充', language: 'zh-Hans', buildsOn: 54 },
]
