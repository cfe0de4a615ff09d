/** Addresses of the scripts that `web/phone-scripts.ts` bundles. */
declare module 'phone-script:table' {
  const address: string
  export default address
}
declare module 'phone-script:decision' {
  const address: string
  export default address
}
declare module 'phone-script:door' {
  const address: string
  export default address
}
declare module 'phone-script:rate' {
  const address: string
  export default address
}
