Console.Error.WriteLine("graph: not built yet");
return 2;
