using Graph.Engine.Sets;

namespace Graph.Engine.Network;

/// <summary>ICMP types and codes as rules write them: -1 or nothing stands for all.</summary>
internal static class IcmpTypes
{
    public static ValueSet Of(int? type, int? code)
    {
        if (type is > 255 || code is > 255)
            return ValueSet.Empty;
        return (type, code) switch
        {
            (null or -1, null or -1) => ValueSet.All,
            ({ } one, null or -1) => ValueSet.Of(one * 256, (one * 256) + 255),
            (null or -1, { } one) => Enumerable.Range(0, 256)
                .Aggregate(ValueSet.Empty, (set, each) => set.Union(ValueSet.Single((each * 256) + one))),
            ({ } one, { } two) => ValueSet.Single((one * 256) + two),
        };
    }
}
