// What pages gain with scripts on; without them nothing is lost.
import { copyButtons } from "./copy.js";
import { searchKey } from "./search-key.js";
import { foldFilters } from "./fold.js";

searchKey();
copyButtons();
foldFilters();
