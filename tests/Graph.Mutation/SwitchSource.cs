namespace Graph.Mutation;

/// <summary>The class that is compiled into the mutated assembly.</summary>
internal static class SwitchSource
{
    /// <summary>
    /// Which mutant is on, in this thread; and, while no mutant is, which ones the running test comes by. A mutant that makes
    /// the rules run in circles is stopped by its steps or by the stack, both as an exception that a test fails with.
    /// </summary>
    public const string Text = """
        public static class MutationSwitch
        {
            [System.ThreadStatic] private static int _active;
            [System.ThreadStatic] private static long _steps;
            [System.ThreadStatic] private static System.Collections.Generic.HashSet<int> _seen;

            public static void Turn(int mutant, System.Collections.Generic.HashSet<int> seen)
            {
                _active = mutant;
                _seen = seen;
                _steps = 0;
            }

            public static bool Is(int mutant)
            {
                if (++_steps > 20_000_000)
                    throw new System.TimeoutException("the mutant runs in circles");
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                _seen?.Add(mutant);
                return _active == mutant;
            }
        }
        """;
}
