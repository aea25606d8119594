using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Graph.Mutation;

/// <summary>
/// Writes every mutant of a file into it, each behind its own switch (<see cref="SwitchSource"/>), so that one compilation holds
/// all of them. Where a switch cannot be written without breaking the language's rules the compiler says so, and the mutant is
/// given up (<paramref name="isGivenUp"/>).
/// </summary>
internal sealed class Mutator(string file, int firstNumber, Func<int, bool> isGivenUp) : CSharpSyntaxRewriter
{
    private readonly List<Mutant> _mutants = [];
    private int _next = firstNumber;

    public IReadOnlyList<Mutant> Mutants => _mutants;

    public int Next => _next;

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var (yes, no) = (Always(node.Condition), Never(node.Condition));
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return visited.WithCondition(Forced(visited.Condition, yes, no));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var (yes, no) = (Always(node.Condition), Never(node.Condition));
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return visited.WithCondition(Forced(visited.Condition, yes, no));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var no = Never(node.Condition);
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithCondition(Forced(visited.Condition, null, no));
    }

    public override SyntaxNode? VisitWhenClause(WhenClauseSyntax node)
    {
        var (yes, no) = (Always(node.Condition), Never(node.Condition));
        var visited = (WhenClauseSyntax)base.VisitWhenClause(node)!;
        return visited.WithCondition(Forced(visited.Condition, yes, no));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var kind = node.Kind();
        if (kind is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
        {
            // The neutral value takes an operand away.
            var isAnd = kind is SyntaxKind.LogicalAndExpression;
            var left = node.Left.IsKind(kind) ? null : isAnd ? Always(node.Left) : Never(node.Left);
            var right = isAnd ? Always(node.Right) : Never(node.Right);
            var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
            return visited
                .WithLeft(isAnd ? Forced(visited.Left, left, null) : Forced(visited.Left, null, left))
                .WithRight(isAnd ? Forced(visited.Right, right, null) : Forced(visited.Right, null, right));
        }

        SyntaxKind? other = kind switch
        {
            SyntaxKind.LessThanExpression => SyntaxKind.LessThanOrEqualExpression,
            SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanExpression,
            SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanOrEqualExpression,
            SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.GreaterThanExpression,
            SyntaxKind.EqualsExpression => SyntaxKind.NotEqualsExpression,
            SyntaxKind.NotEqualsExpression => SyntaxKind.EqualsExpression,
            _ => null,
        };
        if (kind is SyntaxKind.CoalesceExpression)
        {
            var number = Twice(node, "left of ?? ignored");
            var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
            return number is { } n ? Switched(n, visited.Right, visited) : visited;
        }

        if (kind is SyntaxKind.AddExpression && Describes(node.Left, node.Right))
            return base.VisitBinaryExpression(node);
        other ??= kind switch
        {
            SyntaxKind.AddExpression => SyntaxKind.SubtractExpression,
            SyntaxKind.SubtractExpression => SyntaxKind.AddExpression,
            _ => null,
        };
        if (other is not { } changed || Twice(node, $"{node.OperatorToken.Text} changed") is not { } switched)
            return base.VisitBinaryExpression(node);
        var plain = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        return Switched(switched, BinaryExpression(changed, plain.Left, plain.Right), plain);
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (!node.IsKind(SyntaxKind.LogicalNotExpression) || Twice(node, "not negated") is not { } number)
            return base.VisitPrefixUnaryExpression(node);
        var visited = (PrefixUnaryExpressionSyntax)base.VisitPrefixUnaryExpression(node)!;
        return Switched(number, visited.Operand, visited);
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (!node.IsKind(SyntaxKind.TrueLiteralExpression) && !node.IsKind(SyntaxKind.FalseLiteralExpression))
            return base.VisitLiteralExpression(node);
        return node.Parent is not ConstantPatternSyntax && New(node, "negated") is { } number
            ? Switched(number, LiteralExpression(node.IsKind(SyntaxKind.TrueLiteralExpression) ? SyntaxKind.FalseLiteralExpression : SyntaxKind.TrueLiteralExpression), node)
            : node;
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var visited = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        ExpressionSyntax result = visited;
        foreach (var (pattern, text) in PatternMutations.Of(node.Pattern))
        {
            if (Twice(node, $"without {text}") is { } number)
                result = Switched(number, IsPatternExpression(visited.Expression, pattern), result);
        }

        return result;
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        if (node.Pattern is DiscardPatternSyntax || New(node, "arm removed") is not { } number)
            return base.VisitSwitchExpressionArm(node);
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        return visited.WithWhenClause(Without(visited.WhenClause, number));
    }

    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node)
    {
        if (New(node, "case removed") is not { } number)
            return base.VisitCasePatternSwitchLabel(node);
        var visited = (CasePatternSwitchLabelSyntax)base.VisitCasePatternSwitchLabel(node)!;
        return visited.WithWhenClause(Without(visited.WhenClause, number));
    }

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => New(node, "case removed") is { } number
        ? CasePatternSwitchLabel(ConstantPattern(node.Value), Without(null, number), Token(SyntaxKind.ColonToken))
        : base.VisitCaseSwitchLabel(node);

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (IsMark(node.Expression) || New(node, "statement removed") is not { } number)
            return base.VisitExpressionStatement(node);
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        // In braces: an `else` behind it must not become this one.
        return Block(IfStatement(Not(number), Block(visited)));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (IsMark(node))
            return node;
        var name = node.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var called } ? called : null;
        var other = name switch
        {
            "Any" when node.ArgumentList.Arguments.Count == 1 => "All",
            "All" => "Any",
            "MinBy" => "MaxBy",
            "MaxBy" => "MinBy",
            _ => null,
        };
        if (other is null || Twice(node, $"{name} became {other}") is not { } number)
            return base.VisitInvocationExpression(node);
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        var member = (MemberAccessExpressionSyntax)visited.Expression;
        return Switched(number, visited.WithExpression(member.WithName(IdentifierName(other))), visited);
    }

    public override SyntaxNode? VisitWithExpression(WithExpressionSyntax node)
    {
        if (Twice(node, "with ignored") is not { } number)
            return base.VisitWithExpression(node);
        var visited = (WithExpressionSyntax)base.VisitWithExpression(node)!;
        return Switched(number, visited.Expression, visited);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (node.Expression is not IdentifierNameSyntax { Identifier.Text: "ExplanationCodes" }
            || New(node, "another code") is not { } number)
            return base.VisitMemberAccessExpression(node);
        var other = node.Name.Identifier.Text is "NoPath" ? "BadState" : "NoPath";
        return Switched(number, node.WithName(IdentifierName(other)), node);
    }

    // Nothing can be switched in constants and attributes, and what runs once is not worth it.
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node;

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitParameter(ParameterSyntax node) => node;

    // Only messages are made of these.
    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node) => node;

    private static bool IsMark(ExpressionSyntax node) => node switch
    {
        AssignmentExpressionSyntax { Right: InvocationExpressionSyntax call } => IsMark(call),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Mark" } } => true,
        _ => false,
    };

    private static bool Describes(params ExpressionSyntax[] parts) => parts.Any(
        part => part is InterpolatedStringExpressionSyntax || part.IsKind(SyntaxKind.StringLiteralExpression));

    private int? Always(ExpressionSyntax condition) =>
        Designations.AssignsWhereTrue(condition) ? null : New(condition, "always true");

    private int? Never(ExpressionSyntax condition) =>
        Designations.AssignsWhereFalse(condition) ? null : New(condition, "always false");

    /// <summary>A mutant that needs its node twice in the source.</summary>
    private int? Twice(SyntaxNode node, string kind) => Designations.IsIn(node) ? null : New(node, kind);

    private int? New(SyntaxNode node, string kind)
    {
        var number = _next++;
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (isGivenUp(number))
            return null;
        _mutants.Add(new Mutant(number, file, line, kind, text.Length > 110 ? text[..107] + "..." : text));
        return number;
    }

    private static ExpressionSyntax Is(int number) => ParseExpression($"global::MutationSwitch.Is({number})")
        .WithAdditionalAnnotations(new SyntaxAnnotation("mutant", $"{number}"));

    private static ExpressionSyntax Not(int number) => ParseExpression($"!global::MutationSwitch.Is({number})")
        .WithAdditionalAnnotations(new SyntaxAnnotation("mutant", $"{number}"));

    private static ExpressionSyntax Forced(ExpressionSyntax condition, int? always, int? never)
    {
        // Definite assignment of pattern variables survives `and not` on one side and `or` on the other.
        if (never is { } no)
            condition = ParenthesizedExpression(BinaryExpression(SyntaxKind.LogicalAndExpression, Wrapped(condition), Not(no)));
        if (always is { } yes)
            condition = ParenthesizedExpression(BinaryExpression(SyntaxKind.LogicalOrExpression, Wrapped(condition), Is(yes)));
        return condition;
    }

    private static ParenthesizedExpressionSyntax Switched(int number, ExpressionSyntax mutated, ExpressionSyntax original) =>
        ParenthesizedExpression(ConditionalExpression(Is(number), Wrapped(mutated), Wrapped(original)));

    private static ParenthesizedExpressionSyntax Wrapped(ExpressionSyntax expression) =>
        ParenthesizedExpression(expression.WithoutTrivia());

    private static WhenClauseSyntax Without(WhenClauseSyntax? clause, int number) => WhenClause(
        clause is null ? Not(number) : BinaryExpression(SyntaxKind.LogicalAndExpression, Wrapped(clause.Condition), Not(number)));
}
