import type { Encoding } from '../../../intake/report/reading';
import type { Platform } from '../../../intake/shape/platform';
import type { Delimiter } from '../../../intake/report/reading';
import { m } from '../../../paraglide/messages';

export const encodingWords: Record<Encoding, () => string> = {
  'utf-8': () => 'UTF-8',
  'utf-8-bom': m.ui_encoding_bom,
  'utf-16le': () => 'UTF-16 LE',
  'utf-16be': () => 'UTF-16 BE',
  gb18030: () => 'GB18030'
};

export const delimiterWords: Record<Delimiter, () => string> = {
  ',': m.ui_delimiter_comma,
  '\t': m.ui_delimiter_tab,
  ';': m.ui_delimiter_semicolon,
  '|': m.ui_delimiter_bar
};

export const platformWords: Record<Platform, () => string> = {
  wjx: m.ui_platform_wjx,
  tencent: m.ui_platform_tencent,
  jinshuju: m.ui_platform_jinshuju,
  plain: m.ui_platform_plain
};
