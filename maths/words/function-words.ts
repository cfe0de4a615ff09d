/** Words that carry no topic, in the six languages of the United Nations: never a reason, never the edge of a title. Data. */

const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: `a about above after again against all also am among amongst an and any are as at be because been before being below between both but by can could did do does doing
    down during each etc few for from further get had has have having he her here hers him his how i if in into is it its just let lets like may me might more most must my
    need needs no nor not now of off on once one only or other others our out over own per same shall she should so some such than that the their them then there these they this
    those through to too towards under until up upon us use very via was we well were what when where which while who whom whose why will with within without would you your`,
  fr: `à a afin ai aient ait alors après au aucun aussi autre autres aux avant avec avoir c ce cela celle celles celui ces cet cette ceux chaque ci comme comment d dans de
    depuis des devrait devraient doit doivent donc dont du elle elles en encore entre es est et été être eu eux faire faut il ils j je l la le les leur leurs lors lui m
    mais me même mes moins mon n ne ni non nos notre nous on ont ou où par parce pas peu peut peuvent plus pour pourquoi pourrait qu quand que quel quelle quelles quels qui
    s sa sans se sera ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y`,
  es: `a al algo algunas algunos ante antes aquel aquella así aun aunque cada como cómo con contra cual cuál cuando cuándo de debe deben debería deberían del desde donde
    dónde dos e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está están estas este esto estos fue fueron ha han hasta hay la las le les lo los
    más me mediante mi mientras mismo muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque puede pueden que qué quien quién quienes se sea sean
    según ser si sí sin sino sobre son su sus también tan tanto te tiene tienen toda todas todo todos tu tus u un una unas uno unos y ya yo`,
  ru: `а без более больше будет будут бы был была были было быть в вам вас весь во вот все всё всего всей всем всех вы где да для до должен должна должно должны его ее её
    если есть еще ещё же за здесь и из или им их к как какая какие какой когда кого кому которая которое которые который которых кто лишь между меня мне много может могут
    можно мой мы на над надо нам нас наш не него нее неё нет ни них но ну о об один однако он она они оно от очень по под при про раз с сам свой свои своих себя со так
    также такие такой там тем то тоже того той только том тот ты у уже чего чем через что чтобы эта эти этих это этого этой этом этот я`,
  ar: `أ إلى أم أن إن أنا أنت أنه أو أي أين إذا إذ أما بأن بعد بعض بل بما بين به بها تكون تلك ثم حتى حول خلال دون ذلك ذات سوف على عليه عليها عن عند عنه عنها غير ف فإن فقط في فيه
    فيها قبل قد كان كانت كل كما كي كيف لا لأن لدى لذلك لقد لكل لكن لكي لم لماذا لن له لها لهم ليس ليست ما ماذا مثل مع معا من منذ منه منها هذا هذه هل هم هما هناك هو هي و
    وأن وفي وقد وكان ولا ولم وما ومن وهو وهي يا يتم يجب يكون ينبغي التي الذي الذين أيضا أكثر`,
  zh: `的 了 和 是 在 有 我 他 她 它 们 我们 他们 你 您 你们 这 那 这个 那个 这些 那些 之 与 及 以及 或 或者 而 而且 并 并且 但 但是 不 没有 没 也 都 就 还 又 很 更 最 被 把 给 对 对于 关于 从 到 向 由 为
    为了 以 于 其 所 所有 个 一个 一 一些 每 各 应 应该 应当 需要 可以 可 能 能够 会 要 必须 如何 怎么 怎样 什么 谁 哪 哪些 吗 呢 吧 啊 等 等等 中 上 下 里 内 外 时 将 让 使 因为 所以 如果 只 只有`,
}
const SETS = new Map(Object.entries(BY_LANGUAGE).map(([language, words]) => [language, new Set(words.split(/\s+/))]))
const ALL = new Set(Object.values(BY_LANGUAGE).flatMap((words) => words.split(/\s+/)))

/** True for a word that carries no topic in any of the six languages. @param word in lower case */
export function isFunctionWord(word: string): boolean {
  return ALL.has(word)
}

/** Languages of the Latin script, whose words nothing but the words themselves tells apart. */
const LATIN = ['en', 'fr', 'es'] as const

/**
 * Language that a text of the Latin script is most likely written in, by its function words; the hint when they do not say otherwise.
 * Phones rarely know in which language somebody types.
 * @param words of the text, in lower case
 */
export function likelyLanguage(words: readonly string[], hint: string | null): string | null {
  const count = (language: string): number => words.filter((word) => SETS.get(language)?.has(word)).length
  const hinted = LATIN.find((language) => hint?.startsWith(language))
  return LATIN.reduce<string | null>((best, language) => {
    const known = LATIN.find((one) => best?.startsWith(one)) ?? hinted
    return count(language) > (known === undefined ? 0 : count(known)) ? language : best
  }, hint)
}
