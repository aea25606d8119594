using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Graph.Mutation;

/// <summary>The patterns that are left when one alternative, or one condition on a member, is taken out of a pattern.</summary>
internal static class PatternMutations
{
    public static IEnumerable<(PatternSyntax Pattern, string Text)> Of(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Of(inner.Pattern).Select(one => ((PatternSyntax)ParenthesizedPattern(one.Pattern), one.Text)),
        UnaryPatternSyntax not => Of(not.Pattern).Select(one => ((PatternSyntax)UnaryPattern(ParenthesizedPattern(one.Pattern)), one.Text)),
        BinaryPatternSyntax both =>
        [
            (both.Left, both.Right.ToString()),
            (both.Right, both.Left.ToString()),
            .. Of(both.Left).Select(one => ((PatternSyntax)both.WithLeft(one.Pattern), one.Text)),
            .. Of(both.Right).Select(one => ((PatternSyntax)both.WithRight(one.Pattern), one.Text)),
        ],
        RecursivePatternSyntax { PropertyPatternClause: { Subpatterns: { Count: > 0 } members } clause } recursive =>
        [
            .. members.Select(member => (
                (PatternSyntax)recursive.WithPropertyPatternClause(clause.WithSubpatterns(members.Remove(member))), member.ToString())),
            .. members.SelectMany(member => Of(member.Pattern).Select(one => (
                (PatternSyntax)recursive.WithPropertyPatternClause(
                    clause.WithSubpatterns(members.Replace(member, member.WithPattern(one.Pattern)))),
                one.Text))),
        ],
        _ => [],
    };

    private static UnaryPatternSyntax UnaryPattern(PatternSyntax pattern) =>
        SyntaxFactory.UnaryPattern(Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), pattern);
}
