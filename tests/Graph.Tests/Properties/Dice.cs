using FsCheck;
using FsCheck.Fluent;

namespace Graph.Tests.Properties;

/// <summary>
/// Numbers that a random network is made from, one choice each. The smallest choice is the plainest, so that shrinking
/// numbers to zero makes the network plain.
/// </summary>
public sealed class Dice(int[] numbers)
{
    private const int Count = 320;

    private int _place;

    /// <summary>Dice of a seed, for tests that look at many networks at once.</summary>
    public static Dice Of(int seed)
    {
        // Knuth's 64-bit linear congruential generator; its high bits are the random ones.
        var state = (ulong)seed;
        return new Dice([.. Enumerable.Range(0, Count).Select(_ =>
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (int)((state >> 33) % 5040);
        })]);
    }

    /// <summary>The same numbers again, from the first.</summary>
    public Dice Again() => new(numbers);

    /// <summary>One of 0 to <paramref name="sides"/> - 1.</summary>
    public int Throw(int sides) => _place < numbers.Length ? numbers[_place++] % sides : 0;

    public TItem Pick<TItem>(params IReadOnlyList<TItem> items) => items[Throw(items.Count)];

    public override string ToString() => string.Join(' ', numbers);

    /// <summary>For <c>[Properties(Arbitrary = ...)]</c>.</summary>
    public static class Arbitraries
    {
        public static Arbitrary<Dice> Dice() => Arb.From(
            Gen.Choose(0, 5039).ArrayOf(Count).Select(numbers => new Dice(numbers)), Shrink);

        // Halves of zeros first, then single ones.
        private static IEnumerable<Dice> Shrink(Dice dice)
        {
            var numbers = dice.Numbers;
            for (var length = Count / 2; length > 0; length /= 2)
            {
                for (var start = 0; start < Count; start += length)
                {
                    var shrunk = numbers.ToArray();
                    shrunk.AsSpan(start, Math.Min(length, Count - start)).Clear();
                    if (!shrunk.AsSpan().SequenceEqual(numbers))
                        yield return new Dice(shrunk);
                }
            }
        }
    }

    private int[] Numbers => numbers;
}
