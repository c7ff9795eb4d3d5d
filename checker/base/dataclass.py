"""`dataclass`, `field`, `fields` and `replace` as the standard library has them, at a tenth of what
a class costs there when it is made.

A start makes two hundred such classes and calls a third of them. So the methods of a class are
written when they are first called, what that compiles is kept (`cache.made`), and nothing here
looks at signatures (`inspect` alone costs as much as fifty modules of ours). To type checkers these
are the names of the standard library; what they leave out here (`order`, `InitVar`, hashes by hand)
raises TypeError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "fields", "first_methods", "is_dataclass", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
    from types import CodeType

    def first_methods() -> dict[str, CodeType]:
        """What makes the objects of every class there is by now, by the name it is kept under."""
        ...
else:
    from checker.base.stock import in_stock

    _ALL = []

    class _Missing:
        """No default."""

    MISSING = _Missing()

    class Field:
        """One field; `name` is given by the class it stands in."""

        __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "repr")

        def __init__(self, default, default_factory, init, repr, compare, kw_only):  # noqa: A002
            self.name = ""
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.compare = compare
            self.kw_only = kw_only

    def field(
        *,
        default=MISSING,
        default_factory=MISSING,
        init=True,
        repr=True,  # noqa: A002  # as the standard library names it
        compare=True,
        kw_only=False,
    ):
        """What a field is besides its type."""
        return Field(default, default_factory, init, repr, compare, kw_only)

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, kw_only=False):
        """Makes a class with fields of the one decorated: a new class where it is to have slots."""

        def made(one):
            return _made(one, frozen, slots, eq, kw_only)

        return made if cls is None else made(cls)

    def fields(thing):
        """The fields of a class or an instance, in order."""
        return thing.__fields__

    def is_dataclass(thing):
        """Whether a class or an instance is such."""
        return hasattr(thing, "__fields__") or hasattr(thing, "__dataclass_fields__")

    def replace(thing, /, **changes):
        """The same with some fields of other values."""
        cls = thing.__class__
        for name in cls.__fields_in_init__:
            if name not in changes:
                changes[name] = getattr(thing, name)
        return cls(**changes)

    def _made(cls, frozen, slots, eq, kw_only):
        of = {one.name: one for base in cls.__mro__[:0:-1] for one in _own_fields(base)}
        inherited = set(of)
        named = _named_fields(cls.__dict__, kw_only)
        of |= named
        added = _additions(cls.__dict__, tuple(of.values()), frozen, eq)
        added["__own_fields__"] = tuple(named.values())
        if slots:
            return _owned(_slotted(cls, named, inherited, frozen, added), added)
        for name, one in named.items():
            if one.default is not MISSING:
                setattr(cls, name, one.default)
            elif name in cls.__dict__:
                delattr(cls, name)
        for name, value in added.items():
            setattr(cls, name, value)
        return _owned(cls, added)

    def _named_fields(space, kw_only):
        """The fields a class adds, by name."""
        named = {}
        for name, written in space.get("__annotations__", {}).items():
            if written.startswith(("ClassVar", "typing.ClassVar")):
                continue
            one = space.get(name, MISSING)
            if one.__class__ is not Field:
                one = Field(one, MISSING, True, True, True, kw_only)
            one.name = name
            one.kw_only = one.kw_only or kw_only
            named[name] = one
        return named

    def _additions(space, of, frozen, eq):
        """What a class with these fields has besides its own."""
        added = {
            "__fields__": of,
            "__fields_in_init__": tuple(one.name for one in of if one.init),
            "__match_args__": tuple(one.name for one in of if one.init and not one.kw_only),
            "__dataclass_fields__": _Described(),
            "__init__": _written_when_called("__init__", _init_of),
        }
        if "__repr__" not in space:
            added["__repr__"] = _written_when_called("__repr__", _repr_of)
        if eq and "__eq__" not in space:
            added["__eq__"] = _written_when_called("__eq__", _eq_of)
        if eq and (space.get("__hash__") is None):
            added["__hash__"] = _written_when_called("__hash__", _hash_of) if frozen else None
        if frozen:
            added["__setattr__"] = _refuse_setting
            added["__delattr__"] = _refuse_deleting
        return added

    def _slotted(cls, named, inherited, frozen, added):
        """The class once more, its fields in slots."""
        space = {
            name: value
            for name, value in cls.__dict__.items()
            if name not in named and name not in ("__dict__", "__weakref__")
        }
        space["__slots__"] = tuple(name for name in named if name not in inherited)
        if frozen:
            space.setdefault("__getstate__", _state)
            space.setdefault("__setstate__", _set_state)
        made = type(cls)(cls.__name__, cls.__bases__, {**space, **added})
        made.__qualname__ = cls.__qualname__
        return made

    def _own_fields(base):
        return base.__dict__.get("__own_fields__", ())

    class _Described:
        """What the standard library's own functions ask of such a class, made when they do."""

        def __get__(self, thing, cls):
            import dataclasses

            described = dataclasses.make_dataclass(
                cls.__name__, [(one.name, Any, _described(one)) for one in cls.__fields__]
            )
            return described.__dataclass_fields__

    def _described(one):
        import dataclasses

        given = {"init": one.init, "repr": one.repr, "compare": one.compare}
        if one.default is not MISSING:
            # Fields without a default may follow in a subclass.
            given["default_factory"] = lambda: one.default
        elif one.default_factory is not MISSING:
            given["default_factory"] = one.default_factory
        return dataclasses.field(kw_only=True, **given)

    def _written_when_called(name, write):
        """A method that writes itself at its first call, for the class that is its `owner`."""

        def first(self, /, *arguments, **named):
            written = write(first.owner)
            setattr(first.owner, name, written)
            return written(self, *arguments, **named)

        return first

    def _owned(cls, added):
        for value in added.values():
            if value.__class__ is _FUNCTION and value.__name__ == "first":
                value.owner = cls
        _ALL.append(cls)
        return cls

    def first_methods():
        """What makes the objects of every class there is by now, by the name it is kept under."""
        sources = (_init_source(cls)[0] for cls in _ALL)
        return {_piece_of(source): compile(source, "<fields>", "exec") for source in sources}

    def _piece_of(source):
        return f"method {source}"

    def _function(source, name, known):
        # Source that is written here from the names of fields, or what was made of it before.
        exec(in_stock(_piece_of(source)) or source, known)
        return known[name]

    def _init_source(cls):
        """The source of a class's `__init__`, and what it speaks of."""
        frozen = cls.__setattr__ is _refuse_setting
        known = {"_MISSING": MISSING, "_object": object.__setattr__}
        parts, named, body = [], [], []
        for number, one in enumerate(cls.__fields__):
            name, value = one.name, one.name
            if one.default_factory is not MISSING:
                known[f"_f{number}"] = one.default_factory
                value = f"_f{number}()"
                if one.init:
                    value = f"_f{number}() if {name} is _MISSING else {name}"
            elif one.default is not MISSING:
                known[f"_d{number}"] = one.default
                value = name if one.init else f"_d{number}"
            elif not one.init:
                continue
            if one.init:
                default = f"=_d{number}" if f"_d{number}" in known else ""
                default = "=_MISSING" if f"_f{number}" in known else default
                (named if one.kw_only else parts).append(f"{name}{default}")
            if not frozen:
                body.append(f" self.{name}={value}")
                continue
            slot = getattr(cls, name, None)
            if type(slot) is _SLOT:  # a fifth quicker than by its name
                known[f"_s{number}"] = slot.__set__
                body.append(f" _s{number}(self,{value})")
            else:
                body.append(f" _object(self,{name!r},{value})")
        if hasattr(cls, "__post_init__"):
            body.append(" self.__post_init__()")
        given = ",".join([*parts, *(["*", *named] if named else [])])
        return "\n".join((f"def __init__(self,{given}):", *(body or [" pass"]))), known

    def _init_of(cls):
        source, known = _init_source(cls)
        made = _function(source, "__init__", known)
        made.__qualname__ = f"{cls.__qualname__}.__init__"
        return made

    class _Slotted:
        __slots__ = ("one",)

    _SLOT = type(_Slotted.one)
    _FUNCTION = type(_own_fields)

    def _compared(cls, thing):
        names = [f"{thing}.{one.name}" for one in cls.__fields__ if one.compare]
        return f"({','.join(names)}{',' if names else ''})"

    def _eq_of(cls):
        return _function(
            "def __eq__(self,other):\n"
            " if other.__class__ is self.__class__:\n"
            f"  return {_compared(cls, 'self')}=={_compared(cls, 'other')}\n"
            " return NotImplemented",
            "__eq__",
            {},
        )

    def _hash_of(cls):
        source = f"def __hash__(self):\n return hash({_compared(cls, 'self')})"
        return _function(source, "__hash__", {})

    def _repr_of(cls):
        from reprlib import recursive_repr

        names = [one.name for one in cls.__fields__ if one.repr]

        @recursive_repr()
        def shown(self):
            inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
            return f"{self.__class__.__qualname__}({inside})"

        return shown

    def _refuse_setting(_self, name, _value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(_self, name):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self):
        return [getattr(self, one.name) for one in self.__fields__]

    def _set_state(self, state):
        for one, value in zip(self.__fields__, state, strict=True):
            object.__setattr__(self, one.name, value)
