/** Who sits at the table of this phone, as far as it was told; and the first name of its own person, given and taken away. */
import type { TableMates } from '$contract/table-mates'
import { api } from '../../line/api.ts'
import { say } from '$words/table'

export class TableMatesState {
  view = $state.raw<TableMates | null>(null)
  trouble = $state<string | null>(null)
  /** Said once a name was given or taken away. */
  told = $state<string | null>(null)
  readonly #slug: string

  constructor(slug: string, start: TableMates | null) {
    this.#slug = slug
    this.view = start
  }

  async load(): Promise<void> {
    try {
      const mates = await api('GET /gatherings/:gathering/table-mates', { params: { gathering: this.#slug } })
      if (mates.ok) this.view = mates.answer
    } catch {
      // Without network the table stays as it was last told.
    }
  }

  /** Gives a first name, or takes it away (null). */
  async name(firstName: string | null): Promise<void> {
    this.trouble = this.told = null
    try {
      const given = await api('PUT /gatherings/:gathering/first-name', { params: { gathering: this.#slug }, body: { firstName } })
      if (!given.ok) return void (this.trouble = given.problem.detail)
      this.told = firstName === null ? say.nameGone() : say.nameGiven()
      await this.load()
    } catch {
      this.trouble = say.nameFailed()
    }
  }
}
