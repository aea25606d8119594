using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Schema;

namespace Graph.Tests.Snapshots;

/// <summary>
/// Rows of every type, made by their constructors. All values come from small domains, so that keys collide and lists and
/// texts are equal often.
/// </summary>
public static class RowGenerators
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly string[] Texts =
        ["a", "b", "available", "vpc-1", "", "null", "'; --", "line\nbreak", "nul\0inside", "\"quoted\\\"", "\u202e\U0001F600ü", "unknown"];

    private static readonly string[] Ids = ["vpc-1", "sg-1", "sg-2", "arn:aws:x:y/z", "ü\0\U0001F600"];

    public static IReadOnlyList<Type> RowTypes { get; } = [.. SnapshotSchema.Content.Select(table => table.RowType)];

    public static Arbitrary<RowSet> RowSets() => Arb.From(
        Gen.CollectToArray(RowTypes.Select(type => Rows(type, 3))).Select(rows => new RowSet([.. rows.SelectMany(row => row)])),
        set => set.Rows.Select((_, i) => new RowSet([.. set.Rows.Where((_, j) => j != i)])));

    public static Arbitrary<CoverageRow> CoverageRows() => Arb.From(Row(typeof(CoverageRow)).Select(row => (CoverageRow)row));

    /// <summary>Up to so many rows of one type.</summary>
    public static Gen<object[]> Rows(Type type, int most) =>
        Gen.Choose(0, most).SelectMany(count => Gen.CollectToArray(Enumerable.Repeat(Row(type), count)));

    public static Gen<object> Row(Type type)
    {
        if (type == typeof(Route))
            return RouteRow();
        var constructor = ConstructorOf(type);
        return Gen.CollectToArray(constructor.GetParameters().Select(Argument)).Select(constructor.Invoke);
    }

    public static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    public static Gen<object?> Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return OrNull(Value(underlying));
        var mayBeNull = !type.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull ? OrNull(Value(type)) : Value(type).Select(value => (object?)value);
    }

    private static Gen<object?> OrNull(Gen<object> gen) =>
        Gen.OneOf(Gen.Constant<object?>(null), gen.Select(value => (object?)value));

    private static Gen<object> RouteRow() =>
        from table in Value(typeof(Id<RouteTable>))
        from index in Value(typeof(int))
        from block in Value(typeof(Cidr))
        from list in Value(typeof(Id<ManagedPrefixList>))
        from isBlock in Gen.Elements(true, false)
        from target in Value(typeof(RouteTarget))
        from origin in Gen.Elements(Texts)
        from state in Gen.Elements(Texts)
        select (object)new Route(
            (Id<RouteTable>)table,
            (int)index,
            isBlock ? (Cidr)block : null,
            isBlock ? null : (Id<ManagedPrefixList>)list,
            (RouteTarget)target,
            origin,
            state);

    private static Gen<object> Value(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            return Gen.Elements(Ids).Select(text => Activator.CreateInstance(type, text)!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
            return ListOf(type.GetGenericArguments()[0]);
        if (type.IsEnum)
            return Gen.Elements(Enum.GetValues(type).Cast<object>().ToArray());
        return type switch
        {
            _ when type == typeof(string) => Gen.Elements(Texts).Select(text => (object)text),
            _ when type == typeof(bool) => Gen.Elements<object>(true, false),
            _ when type == typeof(int) => Gen.Elements<object>(0, 1, 443, -2, int.MaxValue),
            _ when type == typeof(long) => Gen.Elements<object>(0L, 1L, long.MaxValue),
            _ when type == typeof(short) => Gen.Elements<object>((short)0, (short)-1, (short)8),
            _ when type == typeof(Scope) =>
                from account in Gen.Elements("1", "2", null)
                from region in Gen.Elements("eu-west-1", "unknown", null)
                select (object)new Scope(account, region),
            _ when type == typeof(Address) =>
                Gen.Elements("10.0.0.1", "0.0.0.0", "::1", "2001:db8::a").Select(text => (object)Address.Parse(text)),
            _ when type == typeof(Cidr) =>
                Gen.Elements("0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.0/9", "2001:db8::/56").Select(text => (object)Cidr.Parse(text)),
            _ when type == typeof(IpProtocol) => Gen.Elements(-1, 1, 6, 17, 58, 50, 0).Select(i => (object)new IpProtocol(i)),
            _ when type == typeof(PortRange) =>
                Gen.Elements<object>(new PortRange(0, 65535), new PortRange(22, 22), new PortRange(22, 23)),
            _ when type == typeof(ApiCall) => Gen.Elements<object>(ApiCall.DescribeVpcs, new ApiCall("x")),
            _ when type == typeof(RouteTarget) =>
                from kind in Gen.Elements(Enum.GetValues<RouteTargetKind>())
                from id in Gen.Elements(Ids)
                select (object)new RouteTarget(kind, id),
            _ when type == typeof(SecurityGroupPeer) => Gen.OneOf(
                Value(typeof(Cidr)).Select(block => (object)new SecurityGroupPeer.Block((Cidr)block)),
                Value(typeof(Id<ManagedPrefixList>))
                    .Select(list => (object)new SecurityGroupPeer.PrefixList((Id<ManagedPrefixList>)list)),
                Row(typeof(SecurityGroupPeer.Group))),
            _ => throw new NotSupportedException($"no generator for {type}"),
        };
    }

    private static Gen<object> ListOf(Type item) =>
        Gen.Choose(0, 3)
            .SelectMany(count => Gen.CollectToArray(Enumerable.Repeat(Value(item), count)))
            .Select(items => MakeList.MakeGenericMethod(item).Invoke(null, [items])!);

    private static readonly MethodInfo MakeList =
        typeof(RowGenerators).GetMethod(nameof(ListFrom), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static ValueList<T> ListFrom<T>(object[] items) => ValueList.Create<T>([.. items.Cast<T>()]);
}

/// <summary>Rows of all types, in any order.</summary>
public sealed record RowSet(IReadOnlyList<object> Rows);
