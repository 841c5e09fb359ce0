import type { ArrayValue, Member, ObjectValue, OpenMember, Origin, UnknownValue, Value } from './value.js';

/** What was worked out about what a container holds; copies that only stand elsewhere share it. */
export class ContentMemo {
  key: string | undefined;
  exactKey: string | undefined;
  weight: number | undefined;
  height: number | undefined;
  known: boolean | undefined;
  shown: Value | 'itself' | undefined;
}

/** A container with its memo, which is no member of it: an object that is spread from one has other content and no memo. */
abstract class Container {
  #memo: ContentMemo | undefined;

  constructor(memo: ContentMemo | undefined) {
    this.#memo = memo;
  }

  get memo(): ContentMemo {
    return (this.#memo ??= new ContentMemo());
  }

  /** The same content, as it stands at another place. */
  abstract at(origin: Origin): ArrayValue | ObjectValue;
}

export class ArrayContainer extends Container implements ArrayValue {
  readonly kind = 'array';
  readonly items: readonly Value[];
  readonly origin: Origin | undefined;

  constructor(items: readonly Value[], origin: Origin | undefined, memo?: ContentMemo) {
    super(memo);
    this.items = items;
    this.origin = origin;
  }

  at(origin: Origin): ArrayContainer {
    return new ArrayContainer(this.items, origin, this.memo);
  }
}

export class ObjectContainer extends Container implements ObjectValue {
  readonly kind = 'object';
  readonly members: ReadonlyMap<string, Member>;
  readonly open: readonly OpenMember[];
  readonly origin: Origin | undefined;
  readonly shown: UnknownValue | undefined;

  constructor(
    members: ReadonlyMap<string, Member>,
    open: readonly OpenMember[],
    origin: Origin | undefined,
    shown?: UnknownValue,
    memo?: ContentMemo,
  ) {
    super(memo);
    this.members = members;
    this.open = open;
    this.origin = origin;
    this.shown = shown;
  }

  at(origin: Origin): ObjectContainer {
    return new ObjectContainer(this.members, this.open, origin, this.shown, this.memo);
  }
}

/** The memo of a container, or an empty one where it has none. */
export function memoOf(value: ArrayValue | ObjectValue): ContentMemo {
  return value instanceof Container ? value.memo : new ContentMemo();
}

/** A value at another place. */
export function movedTo(origin: Origin, value: Value): Value {
  return value instanceof Container ? value.at(origin) : { ...value, origin };
}
