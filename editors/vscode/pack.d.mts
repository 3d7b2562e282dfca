/** The extension as the bytes of a `.vsix`. */
export function packed(): Promise<Uint8Array>
