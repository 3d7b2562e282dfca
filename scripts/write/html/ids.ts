/**
 * Ids of what the page has of its own. They begin with a word and a colon, which no id of the article holds: those are XML
 * Names without colons, so that nothing an author calls a section or a figure can take one.
 */
export const pageId = (...parts: ReadonlyArray<string | number>): string =>
  ['page', ...parts].join(':')
