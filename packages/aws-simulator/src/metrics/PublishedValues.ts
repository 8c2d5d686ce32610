const initialCapacity = 64;

/**
 * One value a minute, with gaps. Most metrics of most resources never change,
 * so an array is made only when a value differs from the ones before.
 */
export class PublishedValues {
  #firstMinute = 0;
  #length = 0;
  #constant = 0;
  #values?: Float64Array;
  #counts?: Float64Array;

  /** Appends the value of a minute, standing for `count` equal samples. */
  append(minute: number, value: number, count: number): void {
    if (this.#length === 0) {
      this.#firstMinute = minute;
      this.#constant = value;
    }
    const index = minute - this.#firstMinute;
    if (index < this.#length) {
      throw new Error(`There is already a value of minute ${minute}`);
    }
    const continues =
      !this.#values &&
      index === this.#length &&
      value === this.#constant &&
      count === 1;
    if (!continues) {
      this.#write(index, value, count);
    }
    this.#length = index + 1;
  }

  /** The value of a minute and its count; undefined for a gap. */
  at(minute: number): { value: number; count: number } | undefined {
    const index = minute - this.#firstMinute;
    if (!(index >= 0 && index < this.#length)) {
      return undefined;
    }
    const value = this.#values?.[index] ?? this.#constant;
    return Number.isNaN(value)
      ? undefined
      : { value, count: this.#counts?.[index] ?? 1 };
  }

  #write(index: number, value: number, count: number): void {
    const values = this.#grown(index + 1);
    values.fill(NaN, this.#length, index);
    values[index] = value;
    if (count !== 1 && !this.#counts) {
      this.#counts = new Float64Array(values.length).fill(1);
    }
    if (this.#counts) {
      this.#counts[index] = count;
    }
  }

  #grown(length: number): Float64Array {
    const present = this.#values;
    if (present && length <= present.length) {
      return present;
    }
    const values = new Float64Array(
      Math.max(
        initialCapacity,
        length,
        Math.ceil((present?.length ?? 0) * 1.5),
      ),
    );
    if (present) {
      values.set(present);
    } else {
      values.fill(this.#constant, 0, this.#length);
    }
    this.#values = values;
    if (this.#counts) {
      const counts = new Float64Array(values.length).fill(1);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    return values;
  }
}
