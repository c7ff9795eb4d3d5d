// pdfium compiled to WebAssembly, with the little of a system that it asks for: a memory that
// grows, no files, no clock, one font. Each document gets an instance of its own, so that a
// broken one spoils nothing for the next; pypdfium2.py is the Python side.
const PDFIUM_MEMORY = 512 * 1024 * 1024; // bytes, as much as the command gives its reader
const PAGE_BYTES = 65536;
const NO_SUCH_FILE = -44;
const BAD_FILE = 8;

// A JavaScript function as one that WebAssembly can call through its table: a module that imports
// it and exports it again, of `parameters` 32-bit integers and one result or none.
function callable(run, parameters, hasResult) {
  const integer = 0x7f;
  const type = [0x60, parameters, ...Array(parameters).fill(integer), ...(hasResult ? [1, integer] : [0])];
  const bytes = [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    1, type.length + 1, 1, ...type,
    2, 7, 1, 1, 0x65, 1, 0x66, 0, 0,
    7, 5, 1, 1, 0x66, 0, 0,
  ];
  const module = new WebAssembly.Module(new Uint8Array(bytes));
  return new WebAssembly.Instance(module, { e: { f: run } }).exports.f;
}

function openPdfium(module, font) {
  let made;
  const memory = () => new DataView(made.memory.buffer);
  const bytesAt = (at, size) => new Uint8Array(made.memory.buffer, at, size);
  // What pdfium does where it would jump back over its callers: an exception that `invoke` catches.
  const jump = new Error("longjmp");
  const invoke = (index, ...values) => {
    const stack = made.emscripten_stack_get_current();
    try {
      return made.__indirect_function_table.get(index)(...values);
    } catch (error) {
      if (error !== jump) throw error;
      made._emscripten_stack_restore(stack);
      made.setThrew(1, 0);
      return 0;
    }
  };
  const known = {
    emscripten_date_now: () => 0,
    emscripten_resize_heap: (size) => {
      const now = made.memory.buffer.byteLength;
      if (size >>> 0 > PDFIUM_MEMORY) return 0;
      try {
        made.memory.grow(Math.ceil(((size >>> 0) - now) / PAGE_BYTES));
        return 1;
      } catch {
        return 0;
      }
    },
    _emscripten_memcpy_js: (to, from, size) => {
      new Uint8Array(made.memory.buffer).copyWithin(to, from, from + size);
    },
    _emscripten_throw_longjmp: () => {
      throw jump;
    },
    environ_sizes_get: (count, size) => {
      memory().setUint32(count, 0, true);
      memory().setUint32(size, 0, true);
      return 0;
    },
  };
  for (const name of ["_abort_js", "__assert_fail"]) {
    known[name] = () => {
      throw new Error(name);
    };
  }
  const answer = (name) => {
    if (name in known) return known[name];
    if (name.startsWith("invoke_")) return invoke;
    if (name.startsWith("fd_")) return () => BAD_FILE;
    return name.startsWith("__syscall_") ? () => NO_SUCH_FILE : () => 0;
  };
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = answer(name);
  }
  made = new WebAssembly.Instance(module, imports).exports;
  made.__wasm_call_ctors();
  // FPDF_LIBRARY_CONFIG of version 2, all else empty.
  const config = made.malloc(32);
  bytesAt(config, 32).fill(0);
  memory().setUint32(config, 2, true);
  made.FPDF_InitLibraryWithConfig(config);
  giveFont();

  // FPDF_SYSFONTINFO: a version, then functions, in the order of pdfium's header.
  function giveFont() {
    const nothing = () => 0;
    const any = () => 1;
    const data = (_info, _font, table, buffer, size) => {
      if (table) return 0;
      if (buffer && size >= font.length) bytesAt(buffer, font.length).set(font);
      return font.length;
    };
    const functions = [
      callable(() => {}, 1, false), // Release
      callable(() => {}, 2, false), // EnumFonts
      callable(any, 7, true), // MapFont
      callable(any, 2, true), // GetFont
      callable(data, 5, true), // GetFontData
      callable(nothing, 4, true), // GetFaceName
      callable(nothing, 2, true), // GetFontCharset
      callable(() => {}, 2, false), // DeleteFont
    ];
    const info = made.malloc(4 * (functions.length + 1));
    memory().setUint32(info, 1, true);
    const first = made.__indirect_function_table.grow(functions.length);
    functions.forEach((one, index) => {
      made.__indirect_function_table.set(first + index, one);
      memory().setUint32(info + 4 * (index + 1), first + index, true);
    });
    made.FPDF_SetSystemFontInfo(info);
  }

  return {
    functions: made,
    place: (bytes) => {
      const at = made.malloc(Math.max(1, bytes.length));
      if (!at) throw new Error("out of memory");
      bytesAt(at, bytes.length).set(bytes);
      return at;
    },
    // Little parts of the memory, where a function has written its answers.
    room: made.malloc(64),
    bytesAt,
  };
}
