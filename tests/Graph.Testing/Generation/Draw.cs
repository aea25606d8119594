namespace Graph.Testing.Generation;

/// <summary>Choices made from a seed: the same on every machine and in every version. For one thread.</summary>
internal sealed class Draw(int seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>One of 0 to <paramref name="sides"/> - 1.</summary>
    public int Next(int sides)
    {
        // SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds give unlike choices.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
        }
    }

    public bool Coin() => Next(2) == 0;

    /// <summary>Once in so many times.</summary>
    public bool Rarely(int sides = 5) => Next(sides) == 0;

    public TItem Pick<TItem>(params IReadOnlyList<TItem> items) => items[Next(items.Count)];
}
