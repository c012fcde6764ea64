import { isSamePack } from '../../decks/late/filesChanged';
import { keptPack } from '../files/pack';
import type { Leaving } from '../kept/writeKept';
import type { Session } from '../session.svelte';

/** The data as they were open, whatever a person has looked at since; of another version of the survey's pack, that pack first. */
export async function goBack(
  { files, surveys, steps }: Pick<Session, 'files' | 'surveys' | 'steps'>,
  to: Leaving | null
): Promise<void> {
  if (steps.isBusy()) return;
  // the files of the survey were on their way still: nobody knew them
  if (!to) return steps.go(-1);
  const { codebook, pack, boundary } = to;
  if (files.opened && !isSamePack(files.opened.codebook, codebook))
    await files.jobs.run(async (job) => {
      await (pack ? surveys.open(job, keptPack(new Map(pack))) : surveys.openBuiltIn(job, codebook.id));
      surveys.boundary = boundary;
    });
  await files.goTo(to.files);
}
