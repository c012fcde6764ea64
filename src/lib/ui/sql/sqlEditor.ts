import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionSource
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { keywordCompletionSource, PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What changes while a statement is being written. */
export interface EditorSetting {
  label: string;
  placeholder: string;
  complete: CompletionSource;
}

export interface SqlEditorView {
  view: EditorView;
  /** Takes another setting; what is written stays. */
  set: (setting: EditorSetting) => void;
  /** Replaces what is written. */
  write: (text: string) => void;
  /** Puts a text where the caret stands, with blanks around it where it would touch a name. */
  insert: (text: string) => void;
  /** Marks a place with what is wrong there; null: nothing is. */
  mark: (fault: { from: number; to: number; message: string } | null) => void;
}

/** A field in which a statement is written. */
export function sqlEditor(
  parent: HTMLElement,
  text: string,
  setting: EditorSetting,
  on: { change: (text: string) => void; run: () => void; cancel: () => boolean }
): SqlEditorView {
  const changing = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (on.run(), true) }])),
        keymap.of([
          { key: 'Tab', run: acceptCompletion },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          { key: 'Escape', run: on.cancel }
        ]),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        EditorView.lineWrapping,
        sql({ dialect }),
        syntaxHighlighting(colours),
        appearance,
        EditorView.domEventHandlers({ drop: leaveToPage }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) on.change(state.doc.toString());
        }),
        changing.of(changed(setting))
      ]
    })
  });
  return {
    view,
    set: (next) => view.dispatch({ effects: changing.reconfigure(changed(next)) }),
    write(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    insert(name) {
      const { from, to } = view.state.selection.main;
      const touches = (at: number) => /[\p{L}\p{N}_]/u.test(view.state.sliceDoc(at, at + 1));
      const insert = `${from > 0 && touches(from - 1) ? ' ' : ''}${name}${touches(to) ? ' ' : ''}`;
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true
      });
      view.focus();
    },
    mark(fault) {
      const { length } = view.state.doc;
      const marks = fault
        ? [{ ...fault, from: Math.min(fault.from, length), to: Math.min(fault.to, length), severity: 'error' as const }]
        : [];
      view.dispatch(setDiagnostics(view.state, marks));
    }
  };
}

/** A file is opened by the page; the editor would write what is in it between the words of the statement. */
const leaveToPage = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

const changed = ({ label, placeholder: words, complete }: EditorSetting): Extension => [
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
  placeholder(words),
  autocompletion({ override: [complete, keywordCompletionSource(dialect, true)], icons: false, maxRenderedOptions: 60 })
];

/** What DuckDB has beside the words of PostgreSQL; no dollar quotes, which no statement of ours may have. */
const dialect = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords} summarize describe qualify exclude replace asof positional semi anti`,
  doubleDollarQuotedStrings: false
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--mark)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--reached)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--near)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--mark)' }
]);

const appearance = EditorView.theme({
  '&': {
    minHeight: '130px',
    maxHeight: '34vh',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--card)',
    fontSize: '13px'
  },
  '&.cm-focused': { outline: '2px solid var(--mark)', outlineOffset: '-1px' },
  '.cm-scroller': {
    fontFamily: 'Consolas, Menlo, "DejaVu Sans Mono", var(--font), monospace',
    lineHeight: '1.6',
    overflow: 'auto'
  },
  '.cm-content': { padding: '8px 0', minHeight: '128px' },
  '.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--ink-3)' },
  '.cm-activeLine': { backgroundColor: 'rgb(61 90 128 / 5%)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--card)',
    boxShadow: '0 4px 16px rgb(0 0 0 / 12%)'
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '17em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#eef2f7', color: 'var(--ink)' },
  '.cm-completionDetail': {
    marginLeft: '1.4em',
    color: 'var(--ink-2)',
    fontStyle: 'normal',
    fontFamily: 'var(--font)'
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    borderBottom: '2px solid var(--below)',
    backgroundColor: 'var(--below-paper)'
  },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--below)', fontFamily: 'var(--font)' }
});
