/** The little that the page of a decision does by script: says that there is no network instead of losing a choice, and that something has changed. */
import { rankByTap } from './ranks.ts'

const offline = document.querySelector<HTMLElement>('[data-offline]')
const changed = document.querySelector<HTMLElement>('[data-changed]')
const main = document.querySelector<HTMLElement>('main[data-decision]')

function showLine(): void {
  if (offline !== null) offline.hidden = navigator.onLine
}
addEventListener('offline', showLine)
addEventListener('online', showLine)
showLine()

// What is chosen or typed stays on the page; without network a form would end on a page of the browser.
addEventListener('submit', (submit) => {
  if (navigator.onLine) return
  submit.preventDefault()
  showLine()
  offline?.scrollIntoView({ block: 'nearest' })
})

const ranking = document.querySelector<HTMLElement>('[data-ranks]')
if (ranking !== null) rankByTap(ranking)

function hasUnsentChoice(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')]
  const choices = [...document.querySelectorAll<HTMLOptionElement>('[data-ranks] option')]
  return boxes.some((box) => box.checked !== box.defaultChecked) || choices.some((one) => one.selected !== one.defaultSelected)
}

/** A page that is not being filled in shows the new state at once; one that is says so and waits. */
async function lookAgain(gathering: string, number: string, entry: number): Promise<void> {
  const answer = await fetch(`/api/v1/gatherings/${gathering}/decisions/${number}`)
  if (!answer.ok) return
  const now: unknown = await answer.json()
  if (typeof now !== 'object' || now === null || !('entry' in now) || now.entry === entry) return
  const isBusy = document.querySelector('details[open], textarea:focus') !== null || hasUnsentChoice()
  if (isBusy && changed !== null) changed.hidden = false
  else location.assign(location.pathname)
}

const { gathering, decision, entry } = main?.dataset ?? {}
if (gathering !== undefined && decision !== undefined) {
  const frames = new EventSource(`/api/v1/live?gathering=${gathering}`)
  frames.addEventListener('gathering', () => void lookAgain(gathering, decision, Number(entry)).catch(() => undefined))
}
