/** Why a file cannot be read as a Word document: the end of a sentence that begins with the file's name. */
export class DocxFault extends Error {}
