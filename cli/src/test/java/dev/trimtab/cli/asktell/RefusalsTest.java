package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client may do wrong, and the sentence it gets. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            ask                                             -> The line is no JSON object, column 1: Unrecognized token 'ask'
            {'cmd':'ask'                                    -> The line is no JSON object, column
            {'cmd':'ask'} {}                                -> The line is no JSON object, column
            {'cmd':'ask','cmd':'tell'}                      -> Duplicate field 'cmd'
            [1]                                             -> A request is an object on one line
            {}                                              -> cmd cannot be "": write init, ask, tell, report, inject, analyse or exit.
            {'cmd':'aks'}                                   -> cmd cannot be "aks": write init, ask, tell, report, inject, analyse or exit.
            {'cmd':3}                                       -> cmd cannot be 3: write a text
            {'cmd':'ask','count':0}                         -> count cannot be 0: write a whole number from 1 to 10000.
            {'cmd':'ask','count':1.5}                       -> count cannot be 1.5: write a whole number.
            {'cmd':'ask','count':1e99}                      -> write a whole number.
            {'cmd':'ask','count':'1'}                       -> count cannot be 1: write a whole number.
            {'cmd':'tell','values':[1]}                     -> id is missing: write the id that ask gave to the trial.
            {'cmd':'tell','id':1,'values':[1]}              -> There is no trial 1: write an id that ask gave.
            {'cmd':'tell','id':-1,'values':[1]}             -> There is no trial -1: write an id that ask gave.
            {'cmd':'tell','id':'a','values':[1]}            -> There is no trial "a": write an id that ask gave.
            {'cmd':'tell','id':0}                           -> values has 0 numbers, the study has 1 objective: write one number for each, or failed: true.
            {'cmd':'tell','id':0,'values':[1,2]}            -> values has 2 numbers, the study has 1 objective
            {'cmd':'tell','id':0,'values':1}                -> values cannot be 1: write a list
            {'cmd':'tell','id':0,'values':[null]}           -> values[0] cannot be null: write a finite number.
            {'cmd':'tell','id':0,'values':[NaN]}            -> values[0] cannot be NaN: write a finite number.
            {'cmd':'tell','id':0,'values':[-Infinity]}      -> values[0] cannot be -Infinity: write a finite number.
            {'cmd':'tell','id':0,'values':[1e999]}          -> values[0] cannot be Infinity: write a finite number.
            {'cmd':'tell','id':0,'values':[1],'constraints':[1]} -> constraints has 1 number, the study has 0 constraints
            {'cmd':'tell','id':0,'values':[1],'failed':1}   -> failed cannot be 1: write true or false.
            {'cmd':'tell','id':0,'failed':true,'stopped':true} -> A trial cannot be both failed and stopped
            {'cmd':'report','id':0,'step':1}                -> value is missing: write a number.
            {'cmd':'report','id':7,'step':1,'value':1}      -> There is no trial 7
            {'cmd':'report','id':0,'step':1,'value':NaN}    -> value cannot be NaN: write a finite number.
            {'cmd':'inject','values':[1]}                   -> params is missing: write an object.
            {'cmd':'inject','params':{},'values':[1]}       -> Parameter 'c' is missing: give it a value.
            {'cmd':'inject','params':{'c':'b','y':1},'values':[1]} -> 'y' is not a parameter: write one of c, x.
            {'cmd':'inject','params':{'c':'z'},'values':[1]} -> Parameter 'c' cannot be "z": write one of "a", "b".
            {'cmd':'inject','params':{'c':'b','x':0.5},'values':[1]} -> Parameter 'x' is active only where 'c' is "a"
            {'cmd':'inject','params':{'c':'a','x':true},'values':[1]} -> Parameter 'x' cannot be true: write a number from 0 to 1.
            {'cmd':'inject','params':{'c':'a','x':NaN},'values':[1]} -> Parameter 'x' cannot be NaN
            {'cmd':'inject','params':{'c':'b'}}             -> values has 0 numbers
            {'cmd':'analyse','radius':-1}                   -> radius cannot be -1.0: write a number from 0 to 1.
            {'cmd':'analyse','radius':'wide'}               -> radius cannot be wide: write a finite number.
            {'cmd':'analyse','reference':[1,2]}             -> reference has 2 numbers, the study has 1 objective: write one number for each, or leave it out.
            {'cmd':'analyse','reference':1}                 -> reference cannot be 1: write a list
            """)
    void aRequestThatCannotBeGrantedChangesNothing(String request, String sentence) {
        Client client = Client.of("[{'name':'c','type':'categorical','choices':['a','b']},"
                + "{'name':'x','type':'float','low':0,'high':1,'conditions':[{'parent':'c','values':['a']}]}]");
        client.ask(1);

        assertThat(client.refused(request)).contains(sentence).doesNotContain("bug");

        client.ok("{'cmd':'tell','id':0,'values':[1]}");
        assertThat(client.ask(1).getFirst().get("id").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            {}                                              -> space[0].name is missing: write a text.
            {'name':'x'}                                    -> space[0].type is missing: write a text.
            {'name':' ','type':'bool'}                      -> A parameter has no name
            {'name':'x','type':'double'}                    -> space[0].type cannot be "double": write float, int, categorical, bool or permutation.
            {'name':'x','type':'float','low':0}             -> space[0].high is missing: write a number.
            {'name':'x','type':'float','low':'0','high':1}  -> space[0].low cannot be 0: write a finite number.
            {'name':'x','type':'float','low':2,'high':1}    -> Parameter 'x': its minimum 2 is above its maximum 1.
            {'name':'x','type':'float','low':0,'high':1,'log':true} -> Parameter 'x': a log scale needs a minimum above 0
            {'name':'x','type':'float','low':0,'high':1,'scale':'ln'} -> space[0].scale cannot be "ln": write linear, log or reverse_log.
            {'name':'x','type':'float','low':0.1,'high':0.9,'log':true,'scale':'reverse_log'} -> leave out log
            {'name':'x','type':'int','low':0.5,'high':1}    -> space[0].low cannot be 0.5: write a whole number.
            {'name':'x','type':'int','low':0,'high':9,'step':0} -> Parameter 'x'
            {'name':'x','type':'categorical'}               -> Parameter 'x': it lists no value: list at least one.
            {'name':'x','type':'categorical','choices':'a'} -> space[0].choices cannot be "a": write a list
            {'name':'x','type':'categorical','choices':[1,'a',1.0]} -> Parameter 'x': it lists 1.0 twice: list each choice once.
            {'name':'x','type':'categorical','choices':['a','a'],'ordered':true} -> Parameter 'x': it lists "a" twice
            {'name':'x','type':'permutation','choices':['a','a']} -> Parameter 'x': it lists "a" twice
            {'name':'x','type':'bool','conditions':[{'parent':'y','values':[1]}]} -> Parameter 'x': it depends on 'y', which is not a parameter of this space.
            {'name':'x','type':'bool','conditions':[{'parent':'a'}]} -> A condition on parameter 'a' lists no value
            {'name':'x','type':'bool','conditions':[{'parent':'a','values':[3]}]} -> Parameter 'a' cannot be 3: write one of 1, 2.
            {'name':'x','type':'bool','conditions':[{'parent':'n','values':[3]}]} -> Parameter 'n' cannot be 3: write a whole number from 1 to 2.
            {'name':'x','type':'bool','conditions':[{'parent':'x','values':[true]}]} -> it depends on itself
            {'name':'x','type':'bool','conditions':[{'parent':'r','values':[1]}]} -> it depends on 'r', a continuum
            {'name':'a','type':'bool'}                      -> Parameter 'a': its name is given twice
            """)
    void aSpaceThatIsNoneIsRefused(String item, String sentence) {
        String others = "{'name':'a','type':'categorical','choices':[1,2]},{'name':'n','type':'int','low':1,'high':2},"
                + "{'name':'r','type':'float','low':1,'high':2}";

        assertThat(init("'space':[" + item + "," + others + "],'objectives':[{'name':'f','goal':'minimize'}]"))
                .contains(sentence)
                .doesNotContain("bug");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            'objectives':[]                                 -> The study has no objective: give it at least one.
            'objectives':[{'goal':'minimize'}]              -> objectives[0].name is missing: write a text.
            'objectives':[{'name':'f'}]                     -> objectives[0].goal is missing: write a text.
            'objectives':[{'name':'f','goal':'min'}]        -> objectives[0].goal cannot be "min": write minimize or maximize.
            'objectives':['f']                              -> objectives[0] cannot be "f": write an object
            'algorithm':'annealing'                         -> algorithm cannot be "annealing": write one of auto,
            'algorithm':'grid','points':1                   -> points cannot be 1: write a whole number from 2 to 100000.
            'algorithm':'cmaes','population':3              -> population cannot be 3: write 4 to 1000.
            'algorithm':'cmaes','restarts':'often'          -> restarts cannot be "often": write none, ipop or bipop.
            'algorithm':'differentialEvolution','weight':3  -> weight cannot be 3.0: write 0.0 to 2.0.
            'algorithm':'evolution','population':9,'tournament':10 -> tournament cannot be 10: write a whole number from 1 to 9.
            'algorithm':'localSearch','kick':0              -> kick cannot be 0: write a whole number from 1 to 100.
            'algorithm':'treeSearch','exploration':11       -> exploration cannot be 11.0: write 0.0 to 10.0.
            'algorithm':'treeSearch','leaves':'green'       -> leaves cannot be "green": write model or random.
            'algorithm':'nsga2','eta':0                     -> eta cannot be 0.0: write 1.0 to 100.0.
            'seed':0.5                                      -> seed cannot be 0.5: write a whole number.
            'budget':-1                                     -> budget cannot be -1: write a whole number from 0 to 1000000.
            'parallel':0                                    -> parallel cannot be 0: write a whole number from 1 to 10000.
            'constraints':-1                                -> constraints cannot be -1
            'initial':[{'x':2}]                             -> Initial point 1: Parameter 'x' cannot be 2: write a number from 0 to 1.
            'initial':[3]                                   -> initial[0] cannot be 3: write an object
            'fidelity':{'min':1}                            -> fidelity.max is missing: write a whole number.
            'fidelity':{'min':9,'max':1}                    -> write 1 <= min <= max.
            'fidelity':{'max':9,'eta':1}                    -> The reduction factor cannot be 1.0: write a number above 1
            'stopping':'hyperband'                          -> stopping is "hyperband", and fidelity is missing
            'stopping':'soon'                               -> stopping cannot be "soon": write one of none, gradual, asha
            'stopping':'plateau'                            -> patience is missing: write a whole number.
            'stopping':'median','grace':0                   -> graceSteps cannot be 0
            'fidelity':{'max':9},'stopping':'asha','brackets':0 -> brackets cannot be 0
            """)
    void aStudyThatIsNoneIsRefused(String fields, String sentence) {
        String objectives = fields.contains("'objectives'") ? "" : ",'objectives':[{'name':'f','goal':'minimize'}]";

        assertThat(init("'space':[{'name':'x','type':'float','low':0,'high':1}]," + fields + objectives))
                .contains(sentence)
                .doesNotContain("bug");
    }

    private static String init(String fields) {
        return new Client().refused("{'cmd':'init'," + fields + "}");
    }
}
