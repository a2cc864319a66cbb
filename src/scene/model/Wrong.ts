/** What is wrong with a model file, in words; without advice, the file is damaged and must be exported anew. */
export type Wrong = { text: string; advice?: string }
