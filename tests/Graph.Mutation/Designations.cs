using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Graph.Mutation;

/// <summary>
/// The variables that a condition declares. They are assigned where it holds (`x is { } y`) or where it does not
/// (`x is not { } y`), and a switch must not take that away; nor can the condition be written twice.
/// </summary>
internal static class Designations
{
    public static bool IsIn(SyntaxNode node) => Of(node).Any();

    /// <summary>Whether a variable is assigned where the condition holds: it cannot be forced to hold.</summary>
    public static bool AssignsWhereTrue(ExpressionSyntax condition) => Of(condition).Any(one => !IsNegated(one, condition));

    /// <summary>Whether a variable is assigned where the condition does not hold: it cannot be forced not to hold.</summary>
    public static bool AssignsWhereFalse(ExpressionSyntax condition) => Of(condition).Any(one => IsNegated(one, condition));

    private static IEnumerable<SyntaxNode> Of(SyntaxNode node) => node
        .DescendantNodesAndSelf(inner => inner is not AnonymousFunctionExpressionSyntax && inner is not SwitchExpressionArmSyntax)
        .Where(inner => inner is SingleVariableDesignationSyntax);

    private static bool IsNegated(SyntaxNode designation, SyntaxNode within)
    {
        var isNegated = false;
        for (var node = designation; node is not null && node != within.Parent; node = node.Parent)
        {
            if (node.IsKind(SyntaxKind.NotPattern) || node.IsKind(SyntaxKind.LogicalNotExpression))
                isNegated = !isNegated;
        }

        return isNegated;
    }
}
