/** What this phone remembers, behind one small door: a browser that refuses to store still works while the page is open. */

export interface PhoneStorage {
  read(name: string): string | null
  write(name: string, text: string | null): void
}

/** Storage of the browser, or of this page alone when the browser keeps nothing. */
export function phoneStorage(): PhoneStorage {
  const held = new Map<string, string>()
  return {
    read: (name) => {
      try {
        return localStorage.getItem(name) ?? held.get(name) ?? null
      } catch {
        return held.get(name) ?? null
      }
    },
    write: (name, text) => {
      held.delete(name)
      try {
        if (text === null) localStorage.removeItem(name)
        else localStorage.setItem(name, text)
      } catch {
        // Private windows and full disks refuse; the page itself still remembers.
        if (text !== null) held.set(name, text)
      }
    },
  }
}
