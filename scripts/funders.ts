/**
 * Who pays, by identifier.
 */

/** A number of the Open Funder Registry (10.13039/…), bare; `undefined` where `written` is none. */
export const bareFunderId = (written: string | undefined): string | undefined =>
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.13039\/\d+)\/?$/i.exec(
    written?.trim() ?? '',
  )?.[1]

/** An identifier of the Research Organization Registry as an address; `undefined` where `written` is none. */
export const rorAddress = (written: string | undefined): string | undefined => {
  const [, id] =
    /^(?:https?:\/\/)?(?:(?:www\.)?ror\.org\/)?(0[a-hj-km-np-tv-z\d]{6}\d\d)\/?$/i.exec(
      written?.trim() ?? '',
    ) ?? []
  return id && `https://ror.org/${id.toLowerCase()}`
}
