/** When something happened. */

/** Instant as an ISO 8601 string in UTC with milliseconds, `2013-10-08T16:15:00.000Z`. */
export type Instant = string
