/** What this phone remembers, behind one small door: a browser that refuses to store still works while the page is open. */

export interface PhoneStorage {
  read(name: string): string | null
  /** @returns whether it will still be there when the page has been closed */
  write(name: string, text: string | null): boolean
}

/** Storage of the browser, or of this page alone when the browser keeps nothing. */
export function phoneStorage(): PhoneStorage {
  const held = new Map<string, string>()
  return {
    read: (name) => {
      // What the browser refused to store is newer than what it has stored before.
      const refused = held.get(name)
      if (refused !== undefined) return refused
      try {
        return localStorage.getItem(name)
      } catch {
        return null
      }
    },
    write: (name, text) => {
      held.delete(name)
      try {
        if (text === null) localStorage.removeItem(name)
        else localStorage.setItem(name, text)
        return true
      } catch {
        // Private windows and full disks refuse; the page itself still remembers.
        if (text !== null) held.set(name, text)
        return text === null
      }
    },
  }
}
