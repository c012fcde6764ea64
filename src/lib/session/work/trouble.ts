import { CodebookError } from '../../codebook/read/CodebookError';
import { EngineCrash, EngineError, QueryError } from '../../engine/engine';
import { m } from '../../paraglide/messages';

/** A failure in the reader's words: what happened and what to do, then the places. */
export interface Trouble {
  summary: string;
  places: string[];
}

export function trouble(error: unknown): Trouble {
  if (error instanceof CodebookError) {
    return {
      summary: m.session_codebook_faults({ count: error.faults.length }),
      places: error.faults.map(({ file, row, column, message }) =>
        [file, row > 0 ? m.ui_line({ line: row }) : '', column, message].filter(Boolean).join(' · ')
      )
    };
  }
  if (error instanceof BoundaryError) {
    return { summary: m.session_boundary_unreadable({ file: error.file }), places: [error.message] };
  }
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof QueryError) return { summary: m.session_query_failed(), places: [words, error.sql] };
  if (error instanceof EngineCrash) return { summary: m.session_engine_gave_up(), places: [words] };
  if (error instanceof EngineError) return { summary: m.session_engine_failed(), places: [words] };
  return { summary: m.session_failed(), places: [words] };
}

/** A failure where there is room for one text alone. */
export function troubleWords(error: unknown): string {
  const { summary, places } = trouble(error);
  return [summary, ...places].join(' ');
}

/** A boundary file that is not a collection of areas. */
export class BoundaryError extends Error {
  override name = 'BoundaryError';

  constructor(
    readonly file: string,
    message: string
  ) {
    super(message);
  }
}
