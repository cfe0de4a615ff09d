/** Which words may stand in a place of an address: a code is six digits, grouped or not. */
import { defineParams } from '@sveltejs/kit/params'

export const params = defineParams({
  code: (value: string) => (/^\d{6}$/.test(value) ? value : undefined),
})
