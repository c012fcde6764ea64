import type { Plugin } from 'vite';

/** Where Emscripten's bindings write a function as text, and evaluate it. */
const evaluated =
  /\(function\(A,I\)\{if\(!\(A instanceof Function\)\)(?:(?!\(Function,).)*\(Function,m\)\.apply\(null,h\)/s;

/** The function that this text says: arguments go in by their types, what they hold is let go, the answer comes out by its type. */
const written =
  '((fault,invoke,target,letGo,answer,self,...types)=>(...given)=>{const held=[];' +
  'const wired=types.slice(0,given.length).map((type,at)=>type.toWireType(held,given[at]));' +
  'const made=invoke(target,...wired);letGo(held);return answer.fromWireType(made)})(...h)';

/** The decoder of WOFF2 evaluates a text, which the page's content security policy refuses: here it is a function from the start. */
export function fontDecoder(): Plugin {
  return {
    name: 'font-decoder',
    transform(code, id) {
      if (!/woff2-encoder[\\/]dist[\\/]decompress\.js$/.test(id)) return undefined;
      if (!evaluated.test(code))
        throw new Error('fontDecoder: woff2-encoder evaluates its bindings in another way now');
      return { code: code.replace(evaluated, () => written), map: null };
    }
  };
}
