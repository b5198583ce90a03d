System.Console.WriteLine("load test");
