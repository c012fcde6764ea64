import { EngineCrash } from '../../engine/engine';
import { SourceError } from '../../estimates/sourceError';

/** The same, once more where the engine has crashed meanwhile and its tables have come back. */
export function again<Asked extends unknown[], Answer>(
  read: (...asked: Asked) => Promise<Answer>
): (...asked: Asked) => Promise<Answer> {
  return async (...asked) => {
    try {
      return await read(...asked);
    } catch (error) {
      if (!(error instanceof SourceError && error.cause instanceof EngineCrash)) throw error;
      return read(...asked);
    }
  };
}
