/** Names of the panels that there are, for what offers to open them: set by the list of all. */
export const panelNames = new Set<string>()
