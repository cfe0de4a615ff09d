import { expect, it } from 'vitest'
import { diversityOf } from './diversity.ts'

it('names who came and who did not, and how large the largest group was', () => {
  const groups = [
    { id: 'g', name: 'Governments', joined: 6 },
    { id: 'c', name: 'Civil society', joined: 3 },
    { id: 'a', name: 'Academia', joined: 0 },
    { id: null, name: null, joined: 2 },
  ]
  expect(diversityOf({ people: 11, room: 8, online: 3 }, groups, [])).toEqual({
    people: 11,
    room: 8,
    online: 3,
    groups: {
      here: [
        { name: 'Governments', people: 6 },
        { name: 'Civil society', people: 3 },
      ],
      missing: ['Academia'],
      unnamed: 2,
    },
    regions: { here: [], missing: [], unnamed: 0 },
    largestPercent: 66,
    genders: null,
  })
  expect(diversityOf({ people: 0, room: 0, online: 0 }, [], []).largestPercent).toBeNull()
})
