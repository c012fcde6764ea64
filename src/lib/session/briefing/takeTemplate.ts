import { kindsOf, readTemplate } from '../../files/pptx/template';
import type { TemplateFault } from '../../files/pptx/parts';
import type { SlotKind } from '../../files/pptx/slots';
import { m } from '../../paraglide/messages';
import type { DroppedFile } from '../files/pack';
import type { Gathered } from './gathered.svelte';

const kinds: Record<SlotKind, () => string> = {
  title: m.briefing_word_title,
  subtitle: m.briefing_word_subtitle,
  sentence: m.briefing_word_sentence,
  picture: m.briefing_template_picture,
  table: m.briefing_template_table,
  definition: m.briefing_template_definition,
  source: m.briefing_template_source
};

const faults: Record<TemplateFault['reason'], (words: { file: string; found: string }) => string> = {
  old: m.briefing_template_old,
  damaged: m.briefing_template_damaged,
  protected: m.briefing_template_old,
  macros: m.briefing_template_macros,
  external: m.briefing_template_external,
  tooLarge: m.briefing_template_large,
  empty: m.briefing_template_empty
};

/** A presentation that was dropped becomes the template of the briefing, or is refused. @returns what to tell of it */
export async function takeTemplate({ path, file }: DroppedFile, gathered: Gathered): Promise<string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const template = await readTemplate(file);
  if ('fault' in template) return faults[template.fault.reason]({ file: name, found: template.fault.found });
  gathered.template = { name, template };
  if (!template.isNamed) return m.briefing_template_plain({ file: name });
  const places = kindsOf(template).map((kind) => kinds[kind]());
  return m.briefing_template_named({ file: name, places: places.join(m.ui_list_separator()) });
}
