/**
 * What a machine is doing, after the states of PackML (ANSI/ISA-TR88.00.02): starved = ready but no input, blocked =
 * ready but nowhere to put the output, idle = not needed, stopped = by a person, faulted = by a failure.
 */
export type RunState = 'stopped' | 'idle' | 'running' | 'starved' | 'blocked' | 'faulted'
