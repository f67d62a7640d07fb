// The statements of an article, however many pages they take.
import { ask } from '$api/client';
import { asApiError, isAbort, type ApiError } from '$api/errors';
import { ArticleStatementsDocument, type ArticleStatementsQuery, type MarkedFragment } from './article.gql';

/** A statement with its places in the text. */
export type Marked = MarkedFragment;

/** All statements of an article, in the order of its text; they come a page at a time. */
export class Statements {
  all: readonly Marked[] = $state.raw([]);
  isComplete = $state(false);
  error: ApiError | undefined = $state.raw();

  /** Loads them for as long as the component lives. */
  static of(article: string): Statements {
    const statements = new Statements();
    $effect(() => {
      const control = new AbortController();
      void statements.#load(article, control.signal);
      return () => control.abort();
    });
    return statements;
  }

  async #load(id: string, signal: AbortSignal): Promise<void> {
    try {
      for (let after: string | null = null; ; ) {
        const { statements }: ArticleStatementsQuery = await ask(ArticleStatementsDocument, { id, after }, signal);
        this.all = after === null ? statements.nodes : [...this.all, ...statements.nodes];
        after = statements.pageInfo.endCursor;
        if (!statements.pageInfo.hasNextPage) break;
      }
      this.isComplete = true;
    } catch (thrown) {
      if (!isAbort(thrown)) this.error = asApiError(thrown);
    }
  }
}

/** Where a statement begins in the text. */
export function startOf(statement: Marked): number {
  return statement.places.content[0]?.start ?? 0;
}

/** How much of the text a statement spans. */
export function lengthOf(statement: Marked): number {
  return statement.places.content.reduce((sum, piece) => sum + piece.end - piece.start, 0);
}
