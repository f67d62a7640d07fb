// Undo and redo: every state the graph had, one before the other.

/** What was, what is, and what was undone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

const most = 200; // states that are kept

/** A history that begins. */
export function begin<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** Another state; what was undone before is forgotten. */
export function push<State>(history: History<State>, next: State): History<State> {
  return { past: [...history.past, history.present].slice(-most), present: next, future: [] };
}

/** The present told differently (a selection, a zoom): nothing that could be undone. */
export function amend<State>(history: History<State>, present: State): History<State> {
  return { ...history, present };
}

/** The state before, if there is one. */
export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] };
}

/** The state that was undone last, if there is one. */
export function redo<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.present], present: after, future };
}
