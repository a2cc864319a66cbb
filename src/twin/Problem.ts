/** Something wrong in the world (a file, a message, a broker), in words that a user can act on. */
export type Problem = {
  /** Who found it: `twin file`, `model`, `feed`, `behaviour`. The list groups by it. */
  from: 'twin file' | 'model' | 'feed' | 'behaviour' | 'page'
  severity: 'error' | 'warning'
  /** What is wrong, one plain sentence. */
  text: string
  /** Where: a place in a file (`assets[2].signals.speed.topic`, line 41), a URL, a topic. */
  where?: string
  /** What to do about it, one plain sentence. */
  advice?: string
}
